package caseloom.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.HandClock;
import caseloom.access.AccessSettings;
import caseloom.access.Entrance;
import caseloom.access.Entrance.Entry;
import caseloom.access.KeyEntrance;
import caseloom.access.KeyEntry;
import caseloom.access.Keys;
import caseloom.access.Organizations;
import caseloom.access.TokenKind;
import caseloom.access.Tokens;
import caseloom.accounts.SetupLinks;
import caseloom.core.definition.Definitions;
import caseloom.db.CacheEpoch;
import caseloom.db.DataFolder;
import caseloom.db.Db;
import caseloom.db.TestDatabase;
import caseloom.ops.FirstStart.Made;
import caseloom.schedules.Timetable;
import caseloom.settings.Env;
import caseloom.workflows.CachedWorkflows;
import caseloom.workflows.Workflows;
import caseloom.workflows.WorkflowsSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirstStartTest {

    private static final String EMAIL = "ada@shop.example";

    @TempDir Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final Db db = database.db();
    private final HandClock clock = new HandClock(Instant.parse("2026-05-28T17:04:12Z"));
    private final CacheEpoch epoch = new CacheEpoch(db, clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void bothTokensLetTheFirstAdministratorIn() {
        try (var data = DataFolder.open(folder)) {
            var made = start(data).make(EMAIL, true).orElseThrow();

            var admin = data.secret(FirstStart.ADMIN_TOKEN).orElseThrow();
            var api = entered(made.apiToken(), TokenKind.API);
            var installation = entered(admin, TokenKind.ADMIN);
            assertThat(made.apiToken()).matches("api_[A-Za-z0-9_-]{43}");
            assertThat(admin).matches("adm_[A-Za-z0-9_-]{43}");
            assertThat(api.caller().member()).isEqualTo(installation.caller().member());
            assertThat(api.caller().installation()).isFalse();
            assertThat(installation.caller().installation()).isTrue();
        }
    }

    @Test
    void theFirstKeyBelongsToTheFirstAdministrator() {
        try (var data = DataFolder.open(folder)) {
            var made = start(data).make(EMAIL, true).orElseThrow();

            var entrance =
                    new KeyEntrance(db, epoch, clock, AccessSettings.from(new Env(Map.of())));
            var entry = (KeyEntry.Admitted) entrance.enter(List.of(made.key()));
            assertThat(made.key()).matches("ca_[A-Za-z0-9_-]{32}");
            assertThat(entry.caller().owner().email()).isEqualTo(EMAIL);
            assertThat(entry.caller().ratePerMinute()).isEqualTo(120);
        }
    }

    @Test
    void theExampleIsPublishedAndItsCreatorIsTheAdministrator() {
        try (var data = DataFolder.open(folder)) {
            var made = start(data).make(EMAIL, true).orElseThrow();

            var caller = entered(made.apiToken(), TokenKind.API).caller();
            var standing =
                    new CachedWorkflows(
                                    db,
                                    epoch,
                                    Definitions.standard(),
                                    WorkflowsSettings.from(new Env(Map.of())))
                            .standing(caller.organization(), made.example().orElseThrow().id());
            assertThat(standing.orElseThrow().newest().orElseThrow().version()).isEqualTo(1);
        }
    }

    @Test
    void withoutExamplesTheRestIsMade() {
        try (var data = DataFolder.open(folder)) {
            var made = start(data).make(EMAIL, false).orElseThrow();

            var caller = entered(made.apiToken(), TokenKind.API).caller();
            assertThat(made.example()).isEmpty();
            assertThat(workflows().list(caller.organization(), "", 10)).isEmpty();
            assertThat(data.secret(FirstStart.ADMIN_TOKEN)).isPresent();
        }
    }

    @Test
    void laterStartsMakeAndSayNothing() {
        try (var data = DataFolder.open(folder)) {
            start(data).make(EMAIL, true);
            var kept = data.secret(FirstStart.ADMIN_TOKEN);

            var again = start(data).make("other@shop.example", true);

            assertThat(again).isEmpty();
            assertThat(data.secret(FirstStart.ADMIN_TOKEN)).isEqualTo(kept);
            assertThat(said(again))
                    .isEqualTo(
                            "Caseloom is ready at http://localhost:8080\n"
                                    + "Dashboard: http://localhost:8080/app\n");
        }
    }

    @Test
    void ofNodesThatStartFirstAtOnceOneMakesTheBeginnings() throws Exception {
        List<Callable<Optional<Made>>> nodes =
                List.of(() -> node("a"), () -> node("b"), () -> node("c"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = 0;
            for (var done : threads.invokeAll(nodes)) {
                made += done.get().isPresent() ? 1 : 0;
            }

            assertThat(made).isEqualTo(1);
        }
        assertThat(organizations().list(0, 10)).hasSize(1);
    }

    /// Nobody would know the token, so nothing may be made.
    @Test
    void whenTheTokenCannotBeKeptNothingIsMade() throws Exception {
        try (var data = DataFolder.open(folder)) {
            Files.createDirectories(folder.resolve(FirstStart.ADMIN_TOKEN).resolve("in the way"));

            assertThatThrownBy(() -> start(data).make(EMAIL, true))
                    .isInstanceOf(UncheckedIOException.class);

            assertThat(organizations().list(0, 10)).isEmpty();
        }
    }

    @Test
    void theGreetingSaysTheTokenAndLinesToPaste() {
        try (var data = DataFolder.open(folder)) {
            var made = start(data).make(EMAIL, true);
            var token = made.orElseThrow().apiToken();
            var key = made.orElseThrow().key();

            var said = said(made);

            assertThat(said)
                    .contains(
                            "curl -s -X POST http://localhost:8080/api/external/v1/workflows/1/cases"
                                    + " -H 'Authorization: Bearer "
                                    + token
                                    + "' -H 'Content-Type: application/json' -d '{\"attributes\":"
                                    + " {\"amount\": 42, \"reason\": \"late delivery\"}}'\n")
                    .contains("curl -s http://localhost:8080/api/external/v1/workflows/1/cases/1 ")
                    .contains(
                            "  curl -s -X POST"
                                    + " http://localhost:8080/workflows/refund_request/1/initiate"
                                    + " -H 'X-API-Key: "
                                    + key
                                    + "' -H 'Content-Type: application/json' -d '{\"variables\": ["
                                    + "{\"variable_id\": \"amount\", \"type\": \"number\","
                                    + " \"value\": \"42\"}, {\"variable_id\": \"reason\","
                                    + " \"type\": \"text\", \"value\": \"late delivery\"}]}'\n")
                    .doesNotContain("adm_");
            assertThat(said.lines().filter(line -> line.contains("/app/setup#")))
                    .singleElement()
                    .asString()
                    .matches("  http://localhost:8080/app/setup#[A-Za-z0-9_-]{43}");
            assertThat(made.orElseThrow().toString())
                    .doesNotContain(token, key, made.orElseThrow().setupLink());
        }
    }

    private Optional<Made> node(String name) {
        try (var data = DataFolder.open(folder.resolve(name))) {
            return start(data).make(EMAIL, true);
        }
    }

    private FirstStart start(DataFolder data) {
        var tokens = new Tokens(db, epoch, clock, RandomGenerator.getDefault());
        var keys = new Keys(db, epoch, clock, RandomGenerator.getDefault());
        return new FirstStart(
                db,
                data,
                new FirstStart.Makers(organizations(), tokens, keys, workflows(), setupLinks()));
    }

    private SetupLinks setupLinks() {
        return new SetupLinks(
                new SetupLinks.Ground(
                        db, clock, RandomGenerator.getDefault(), "http://localhost:8080"),
                Duration.ofDays(1));
    }

    private Organizations organizations() {
        return new Organizations(db, epoch, clock);
    }

    private Workflows workflows() {
        return new Workflows(db, epoch, clock, Definitions.standard(), new Timetable());
    }

    private Entry.Admitted entered(String token, TokenKind kind) {
        var entrance = new Entrance(db, epoch, clock, AccessSettings.from(new Env(Map.of())));
        return (Entry.Admitted) entrance.enter(List.of("Bearer " + token), kind);
    }

    private static String said(Optional<Made> made) {
        var bytes = new ByteArrayOutputStream();
        new Greeting(
                        "http://localhost:8080",
                        "/api/external/v1/workflows/{}/cases",
                        "/workflows/{}/1/initiate",
                        Optional.of("/app"))
                .print(new PrintStream(bytes, true, StandardCharsets.UTF_8), made);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
