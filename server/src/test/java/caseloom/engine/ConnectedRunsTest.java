package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.audit.Actor;
import caseloom.cases.HistoryEntry;
import caseloom.connections.Authentication;
import caseloom.connections.Authentication.ClientMethod;
import caseloom.connections.BaseUrl;
import caseloom.connections.Connection;
import caseloom.connections.ConnectionChange;
import caseloom.connections.Rate;
import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import caseloom.intake.Numbers;
import caseloom.outbound.Receiver;
import caseloom.outbound.Receiver.Behaviour;
import caseloom.outbound.Receiver.Received;
import caseloom.outcome.Outcome;
import caseloom.vault.Secret;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Runs that call a service on a connection, over real HTTP.
class ConnectedRunsTest {

    private static final List<String> DUMPS =
            List.of(
                    "select coalesce(string_agg(one::text, ' '), '') from cases one",
                    "select coalesce(string_agg(one::text, ' '), '') from runs one",
                    "select coalesce(string_agg(one::text, ' '), '') from history one",
                    "select coalesce(string_agg(one::text, ' '), '') from effects one",
                    "select coalesce(string_agg(one::text, ' '), '') from connections one");

    private final EngineRig rig = new EngineRig();
    private final Receiver receiver = Receiver.start();
    private final Logger root = (Logger) LoggerFactory.getLogger("caseloom");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void organization() {
        rig.change(
                "insert into organizations (id, name, created_at) overriding system value"
                        + " values (1, 'acme', now())");
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(null);
        rig.close();
        receiver.close();
    }

    @Test
    void aStepSendsWhatItSaysAndWhatTheConnectionPrescribes() {
        receiver.answers("/v1/orders", 200, "{\"order\": 7}");
        connect(new Authentication.Bearer(), "grep-me-token", Rate.USUAL);

        var run =
                run(
                        """
                        connection: service
                        method: post
                        path: /orders
                        query: { state: open, tag: [a, b] }
                        headers: { X-Step: own, X-Both: step }
                        body: { amount: 3 }
                        """);

        rig.untilEnded(run, RunStatus.COMPLETED);
        var received = receiver.received().getFirst();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.path()).isEqualTo("/v1/orders?state=open&tag=a&tag=b");
        assertThat(received.body()).isEqualTo("{\"amount\":3}");
        assertThat(received.headers())
                .containsEntry("authorization", "Bearer grep-me-token")
                .containsEntry("x-step", "own")
                .containsEntry("x-both", "step")
                .containsEntry("x-connection", "yes")
                .containsEntry("content-type", "application/json")
                .containsEntry("idempotency-key", run.runId().value() + "/do/0/ask/1");
        assertThat(answer(run)).isEqualTo("{\"order\":7}");
    }

    @Test
    void basicAndCustomAuthenticationAndNoneAreAsTheConnectionSays() {
        receiver.answers("/v1/", 200, "{}");
        connect(new Authentication.Basic("ada"), "love", Rate.USUAL);
        rig.untilEnded(run("connection: service\npath: /"), RunStatus.COMPLETED);

        change(new Authentication.Custom(List.of("X-Key")), "{\"X-Key\": \"k1\", \"n\": 1}");
        rig.untilEnded(run("connection: service\npath: /"), RunStatus.COMPLETED);
        change(new Authentication.None(), null);
        rig.untilEnded(run("connection: service\npath: /"), RunStatus.COMPLETED);

        assertThat(receiver.received())
                .extracting(one -> one.header("authorization"))
                .containsExactly("Basic YWRhOmxvdmU=", null, null);
        assertThat(receiver.received())
                .extracting(one -> one.header("x-key"))
                .containsExactly(null, "k1", null);
        assertThat(receiver.received().get(1).headers()).doesNotContainKey("n");
    }

    @Test
    void tokensOfAnAuthorizationServerAreKept() {
        receiver.answers("/v1/", 200, "{}");
        receiver.answers("/token", 200, "{\"access_token\": \"t1\", \"expires_in\": 3600}");
        connect(
                new Authentication.OAuth2(
                        receiver.url("/token"),
                        "shop",
                        ClientMethod.CLIENT_SECRET_BASIC,
                        List.of("read"),
                        null),
                "s3cret",
                Rate.USUAL);

        var node = node();
        var publication = rig.publish(1, document("connection: service\npath: /"));
        for (var count = 0; count < 2; count++) {
            rig.untilEnded(rig.create(node, publication, "{}"), RunStatus.COMPLETED);
        }

        assertThat(receiver.received())
                .extracting(Received::path)
                .containsExactly("/token", "/v1/", "/v1/");
        assertThat(receiver.received().getFirst().body())
                .isEqualTo("grant_type=client_credentials&scope=read");
        assertThat(receiver.received().getLast().header("authorization")).isEqualTo("Bearer t1");
    }

    @Test
    void aServiceThatSaysTheSecretAgainIsMaskedAndNothingElseTellsIt() {
        receiver.on(
                "/v1/",
                received ->
                        new Behaviour.Answer(
                                200,
                                Map.of("Content-Type", "application/json"),
                                "{\"you\": \"" + received.header("authorization") + "\"}"));
        receiver.answers("/v1/broken", 500, "{}");
        connect(new Authentication.Bearer(), "grep-me-token", Rate.USUAL);

        var echoed = run("connection: service\npath: /");
        var failed = run("connection: service\npath: /broken");

        rig.untilEnded(echoed, RunStatus.COMPLETED);
        rig.untilEnded(failed, RunStatus.FAILED);
        assertThat(answer(echoed)).isEqualTo("{\"you\":\"Bearer ***\"}");
        assertThat(DUMPS).allSatisfy(dump -> assertThat(read(dump)).doesNotContain("grep-me"));
        assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("grep-me"));
    }

    @Test
    void aCallMayBeMadeAsAConnectionBelowItsBaseUrlOnly() {
        receiver.answers("/v1/orders", 200, "{}").answers("/v2/orders", 200, "{}");
        connect(new Authentication.Bearer(), "abc", Rate.USUAL);

        var below = calling(receiver.url("/v1/orders"));
        var beside = calling(receiver.url("/v2/orders"));
        var above = calling(receiver.url("/v1/../v2/orders"));

        rig.untilEnded(below, RunStatus.COMPLETED);
        rig.untilEnded(beside, RunStatus.FAILED);
        rig.untilEnded(above, RunStatus.FAILED);
        assertThat(receiver.received()).hasSize(1);
        assertThat(receiver.received().getFirst().header("authorization")).isEqualTo("Bearer abc");
        assertThat(output(beside)).contains("the connection `service` is only for addresses below");
    }

    @Test
    void aConnectionThatIsGoneFailsTheStep() {
        var run = run("connection: service\npath: /");

        rig.untilEnded(run, RunStatus.FAILED);

        assertThat(output(run)).contains("there is no connection `service`");
    }

    @Test
    void aPathThatLeadsOutOfTheConnectionIsRefused() {
        connect(new Authentication.Bearer(), "abc", Rate.USUAL);

        var run = run("connection: service\npath: /../v2/orders");

        rig.untilEnded(run, RunStatus.FAILED);
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void c195_c196_theRateHoldsOverAllNodesAndNothingFailsBecauseOfIt() {
        var arrivals = arrivals();
        connect(new Authentication.None(), null, new Rate(2, 1));
        var nodes = List.of(node(), node());
        var publication = rig.publish(9, document("connection: service\npath: /"));

        var runs = new ArrayList<Numbers>();
        for (var number = 0; number < 6; number++) {
            runs.add(rig.create(nodes.get(number % 2), publication, "{}"));
        }
        for (var arrived = 0; arrived < 6; arrived++) {
            if (arrived > 0 && arrived % 2 == 0) {
                rig.forward(Duration.ofSeconds(61));
            }
            var before = arrived;
            Probe.until("request " + arrived, () -> arrivals.size() > before);
        }

        runs.forEach(run -> rig.untilEnded(run, RunStatus.COMPLETED));
        for (var two = 2; two < 6; two++) {
            assertThat(Duration.between(arrivals.get(two - 2), arrivals.get(two)))
                    .isGreaterThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void c196_aStepThatWaitsForItsTurnFailsOnlyWhenItsOwnTimeIsUp() {
        var arrivals = arrivals();
        connect(new Authentication.None(), null, new Rate(1, 1));
        var node = node();
        var patient = rig.publish(9, document("connection: service\npath: /"));
        var hurried =
                rig.publish(
                        8,
                        document("connection: service\npath: /")
                                + "      timeout: { after: PT30S }\n");
        var first = rig.create(node, patient, "{}");
        rig.untilEnded(first, RunStatus.COMPLETED);
        var second = rig.create(node, hurried, "{}");
        rig.untilRunning(second);
        var third = rig.create(node, patient, "{}");
        rig.untilRunning(third);

        rig.forward(Duration.ofSeconds(31));
        rig.untilEnded(second, RunStatus.FAILED);
        rig.forward(Duration.ofSeconds(30));
        rig.untilEnded(third, RunStatus.COMPLETED);

        assertThat(output(second)).contains("timeout");
        assertThat(arrivals).hasSize(2);
    }

    private String output(Numbers run) {
        return String.valueOf(rig.run(run).output());
    }

    /// What the step gave, as the story of the case tells it.
    private String answer(Numbers run) {
        return rig.cases.history(EngineRig.ACME, run.caseId(), Optional.empty(), 100).stream()
                .filter(entry -> entry.event().equals("step.completed"))
                .map(HistoryEntry::detail)
                .map(detail -> Json.write(detail.path("output")))
                .findFirst()
                .orElseThrow();
    }

    private List<Instant> arrivals() {
        var arrivals = new CopyOnWriteArrayList<Instant>();
        receiver.on(
                "/v1/",
                _ -> {
                    arrivals.add(rig.clock.instant());
                    return new Behaviour.Answer(200, Map.of(), "");
                });
        return arrivals;
    }

    private EngineRig.Member node() {
        return rig.node("OUTBOUND_ALLOW=127.0.0.1");
    }

    private Numbers run(String with) {
        return rig.create(node(), rig.publish(1, document(with)), "{}");
    }

    private Numbers calling(String uri) {
        return rig.create(
                node(),
                rig.publish(
                        2,
                        """
                        document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                        do:
                          - ask:
                              call: http
                              with:
                                method: get
                                endpoint: { uri: 'URI', authentication: { use: service } }
                        """
                                .replace("URI", uri)),
                "{}");
    }

    private static String document(String with) {
        return """
        document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
        do:
          - ask:
              call: call-connection
              with:
        """
                + with.strip().indent(8);
    }

    private void connect(Authentication authentication, @Nullable String secret, Rate rate) {
        var given = given("service", authentication, secret, rate);
        assertThat(rig.connections().create(Actor.system(EngineRig.ACME), given))
                .isInstanceOf(Outcome.Done.class);
    }

    private void change(Authentication authentication, @Nullable String secret) {
        var connections = rig.connections();
        var id = connections.find(EngineRig.ACME, "service").map(Connection::id).orElseThrow();
        var given = given(null, authentication, secret, null);
        assertThat(connections.change(Actor.system(EngineRig.ACME), id, given))
                .isInstanceOf(Outcome.Done.class);
    }

    private ConnectionChange given(
            @Nullable String name,
            Authentication authentication,
            @Nullable String secret,
            @Nullable Rate rate) {
        return new ConnectionChange(
                name,
                BaseUrl.of(receiver.url("/v1")).orElseThrow(),
                null,
                authentication,
                secret == null ? null : Secret.of(secret),
                Map.of("X-Connection", "yes", "X-Both", "connection"),
                rate,
                null,
                null);
    }

    private String read(String sql) {
        return rig.database.db().system(tx -> tx.first(sql, row -> row.getString(1)).orElseThrow());
    }
}
