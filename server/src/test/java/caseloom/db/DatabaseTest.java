package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.Probe;
import caseloom.settings.Env;
import caseloom.settings.InvalidSettings;
import caseloom.time.CannotStart;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseTest {

    private static final String SECRET = "correct-horse";
    private static final String MOVE = "update cache_epoch set value = value + 1";

    @TempDir Path folder;

    @Test
    void aDatabaseOfTheOperatorsIsMigratedAndUsed() {
        var address = TestDatabase.empty();

        try (var database = open(settings(address.url(), address.user(), address.password()))) {
            assertThat(database.reachable()).isTrue();
            assertThat(database.isEmbedded()).isFalse();
            assertThat(Sessions.ask(address, "select count(*) from cases")).isEqualTo("0");
        }
    }

    @Test
    void aPasswordInTheUrlIsEnough() {
        var address = TestDatabase.empty();
        var url = address.url() + "?user=" + address.user() + "&password=" + address.password();

        try (var database = open(settings(url, "", ""))) {
            assertThat(database.reachable()).isTrue();
        }
    }

    @Test
    void aWrongPasswordStopsTheStartWithOneLineThatDoesNotHoldIt() {
        var address = TestDatabase.empty();

        assertThatThrownBy(() -> open(settings(address.url(), address.user(), SECRET)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining(SECRET)
                .message()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"149999, 14", "140012, 14", "90624, 9"})
    void anOldPostgresIsRefused(int version, String said) {
        var address = new DatabaseAddress("jdbc:postgresql://db:5432/shop", "", "");

        assertThatThrownBy(() -> Database.refuseOlder(address, version))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "Caseloom needs PostgreSQL 15 or newer; jdbc:postgresql://db:5432/shop is "
                                + said);
    }

    @Test
    void postgres15IsTaken() {
        Database.refuseOlder(new DatabaseAddress("", "", ""), 150_000);
    }

    @Test
    void aStatementThatTakesTooLongIsGivenUp() {
        var address = TestDatabase.empty();
        var given = given(address.url(), address.user(), address.password());
        given.put("CASELOOM_DATABASE_STATEMENT_MOST", "PT0.2S");

        try (var database = open(DatabaseSettings.from(new Env(given)))) {
            assertThatThrownBy(() ->
                            database.db()
                                    .atOnce(tx ->
                                            tx.change("do $$ begin perform pg_sleep(60); end $$")))
                    .isInstanceOfSatisfying(
                            DatabaseFault.class,
                            fault -> assertThat(fault.kind()).isEqualTo(DatabaseFault.Kind.SLOW));
        }
    }

    /// Both pools get errors while it is away and work when it is back.
    @Test
    void thePoolsRecoverWithTheEmbeddedDatabase() {
        try (var data = DataFolder.open(folder.resolve("data"));
                var database = open(DatabaseSettings.from(new Env(Map.of())), data)) {
            var before = database.embeddedPid();
            database.writers().atOnce(tx -> tx.change(MOVE));

            ProcessHandle.of(before).orElseThrow().destroyForcibly();

            Probe.until("another PostgreSQL", () -> database.embeddedPid() != before);
            Probe.until("it is reachable again", database::reachable);
            Probe.until("the writers write again", () -> moves(database));
        }
    }

    /// False while the pool still hands out connections of the time before.
    private static boolean moves(Database database) {
        try {
            return database.writers().atOnce(tx -> tx.change(MOVE)) == 1;
        } catch (DatabaseFault e) {
            assertThat(e.kind()).isEqualTo(DatabaseFault.Kind.GONE);
            return false;
        }
    }

    @Test
    void aUrlThatIsNoneIsComplainedAboutWithoutBeingRepeated() {
        var env = new Env(given("postgres://x:" + SECRET + "@db/shop", "", ""));

        DatabaseSettings.from(env);

        assertThatThrownBy(env::finish)
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("CASELOOM_DATABASE_URL is no JDBC URL")
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5432/shop?user=x&password=correct-horse",
        "jdbc:postgresql://x:correct-horse@db:5432/shop"
    })
    void aPasswordIsInNoText(String url) {
        var address = new DatabaseAddress(url, "", SECRET);

        assertThat(address).hasToString("jdbc:postgresql://db:5432/shop");
    }

    private Database open(DatabaseSettings settings) {
        try (var data = DataFolder.open(folder.resolve("unused"))) {
            return open(settings, data);
        }
    }

    private static Database open(DatabaseSettings settings, DataFolder data) {
        return Database.open(
                settings, data, TestServer.caches(data.path()), RandomGenerator.getDefault());
    }

    private static DatabaseSettings settings(String url, String user, String password) {
        return DatabaseSettings.from(new Env(given(url, user, password)));
    }

    private static Map<String, String> given(String url, String user, String password) {
        return new HashMap<>(
                Map.of(
                        "CASELOOM_DATABASE_URL", url,
                        "CASELOOM_DATABASE_USER", user,
                        "CASELOOM_DATABASE_PASSWORD", password));
    }
}
