package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.EventStream;
import caseloom.Probe;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StreamRoutesTest {

    private static final String CASE = "{\"attributes\": {\"amount\": 1}}";

    private static final String ANYTHING = "data: {\"many\":true,\"cases\":[]}";

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final AdminRig rig = new AdminRig();
    private final String token = rig.tenant("acme", false).token();
    private final AdminClient acme = rig.client(token);
    private final AdminClient other = rig.client(rig.tenant("other", false).token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void whoWatchesIsToldWhichCasesOfTheOrganizationChanged() throws Exception {
        acme.publish(Documents.waiting("waiting"));
        other.publish(Documents.waiting("waiting"));
        try (var all = stream("/stream", token)) {
            assertThat(all.next()).isEqualTo(ANYTHING);
            other.post("/workflows/waiting/cases", CASE);
            rig.refreshLists();
            var number = acme.post("/workflows/waiting/cases", CASE).id();
            rig.refreshLists();

            assertThat(named(all)).isEqualTo("data: {\"many\":false,\"cases\":[" + number + "]}");
        }
    }

    @Test
    void whoWatchesOneCaseHearsOfNoOther() throws Exception {
        acme.publish(Documents.waiting("one"));
        var number = acme.post("/workflows/one/cases", CASE).id();
        rig.refreshLists();
        try (var one = stream("/stream?case=" + number, token)) {
            assertThat(one.next()).isEqualTo(ANYTHING);
            acme.post("/workflows/one/cases", CASE);
            rig.refreshLists();
            acme.post("/runs/" + number + "/cancel", "");
            rig.refreshLists();

            assertThat(named(one)).isEqualTo("data: {\"many\":false,\"cases\":[" + number + "]}");
        }
    }

    @Test
    void whatPeopleAreAskedLaterIsToldThoughTheCaseStaysAsItIs() throws Exception {
        acme.post("/members", "{\"email\": \"ann@example.com\"}");
        acme.publish(
                Documents.named(
                        "two-questions",
                        "",
                        """
                        - first: { call: request-approval, with: { title: First, approvers: ann@example.com } }
                        - second: { call: request-approval, with: { title: Second, approvers: ann@example.com } }
                        """));
        var number = acme.post("/workflows/two-questions/cases", CASE).id();
        untilAsked(number, 1);
        rig.refreshLists();
        try (var one = stream("/stream?case=" + number, token)) {
            assertThat(one.next()).isEqualTo(ANYTHING);
            var first = acme.get("/cases/" + number + "/approvals").items().path(0);
            acme.post(
                    "/cases/" + number + "/approvals/" + first.path("id").asText() + "/decision",
                    "{\"approved\": true, \"by\": \"ann@example.com\"}");
            untilAsked(number, 2);
            rig.refreshLists();

            assertThat(named(one)).isEqualTo("data: {\"many\":false,\"cases\":[" + number + "]}");
        }
    }

    private void untilAsked(long number, int times) {
        Probe.until(
                "case " + number + " asks",
                () -> acme.get("/cases/" + number + "/approvals").items().size() == times);
    }

    @Test
    void nobodyWatchesWithoutAToken() {
        assertThat(rig.client("adm_none").get("/stream").status()).isEqualTo(401);
        assertThat(acme.get("/stream?case=x").fault()).isEqualTo("case");
    }

    @Test
    void aStreamEndsSoonAfterItsTokenWasRevoked() throws Exception {
        var made = acme.post("/tokens", "{\"name\": \"Second\", \"kind\": \"admin\"}");
        try (var stream = stream("/stream", made.body().path("token").asText())) {
            assertThat(stream.next()).isEqualTo(ANYTHING);
            acme.delete("/tokens/" + made.id());
            rig.clock().forward(HEARTBEAT);

            assertThat(end(stream)).isNull();
        }
    }

    private EventStream stream(String path, String by) throws IOException, InterruptedException {
        var address = URI.create(rig.address() + AdminApi.PREFIX + path);
        return new EventStream(address, "Authorization", "Bearer " + by);
    }

    /// The next that names cases.
    private static @Nullable String named(EventStream stream) throws IOException {
        var line = stream.next();
        while (ANYTHING.equals(line)) {
            line = stream.next();
        }
        return line;
    }

    private static @Nullable String end(EventStream stream) throws IOException {
        var line = stream.next();
        while (line != null) {
            line = stream.next();
        }
        return line;
    }
}
