package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.audit.Actor;
import caseloom.connections.Authentication;
import caseloom.connections.Authentication.ClientMethod;
import caseloom.connections.BaseUrl;
import caseloom.connections.ConnectionChange;
import caseloom.connections.Rate;
import caseloom.core.cases.RunStatus;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What a call on a connection takes besides itself, tokens and descriptions: it counts for the
/// rate limit, and nobody is told what a token is.
class ConnectedTokensTest {

    private static final Duration MINUTE = Duration.ofSeconds(61);

    private static final String ASK =
            """
            document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
            do:
              - ask:
                  call: call-connection
                  with: { connection: service, path: / }
            """;

    private static final String DESCRIPTION =
            """
            {"swagger": "2.0", "basePath": "/v1",
             "paths": {"/pet": {"get": {"operationId": "pet"}}}}
            """;

    private static final List<String> DUMPS =
            List.of(
                    "select coalesce(string_agg(one::text, ' '), '') from cases one",
                    "select coalesce(string_agg(one::text, ' '), '') from runs one",
                    "select coalesce(string_agg(one::text, ' '), '') from history one",
                    "select coalesce(string_agg(one::text, ' '), '') from effects one");

    private final EngineRig rig = new EngineRig();
    private final Receiver receiver = Receiver.start();
    private final AtomicInteger tokens = new AtomicInteger();
    private final List<Came> came = new CopyOnWriteArrayList<>();

    /// A request and when it came, by the clock of the nodes.
    private record Came(String path, @Nullable String authorization, Instant at) {}

    @BeforeEach
    void organization() {
        rig.change(
                "insert into organizations (id, name, created_at) overriding system value"
                        + " values (1, 'acme', now())");
        on("/token", _ -> token());
        on("/v1/", _ -> json(200, "{}"));
        on("/v1/pet", _ -> json(200, "{}"));
        on("/v1/api.json", _ -> json(200, DESCRIPTION));
    }

    @AfterEach
    void close() {
        rig.close();
        receiver.close();
    }

    @Test
    void c195_c196_theFetchOfATokenCountsAsARequest() {
        connect(oauth2(), new Rate(2, 1));
        var node = node();
        var publication = rig.publish(1, ASK);
        rig.untilEnded(rig.create(node, publication, "{}"), RunStatus.COMPLETED);

        var second = rig.create(node, publication, "{}");
        rig.untilRunning(second);
        rig.forward(MINUTE);
        rig.untilEnded(second, RunStatus.COMPLETED);

        assertThat(paths()).containsExactly("/token", "/v1/", "/v1/");
        assertThat(came.get(2).at()).isEqualTo(came.get(0).at().plus(MINUTE));
    }

    @Test
    void c195_c196_aRequestThatIsMadeAgainWithAnotherTokenCountsAgainAndWaitsForItsTurn() {
        var calls = new AtomicInteger();
        on(
                "/v1/",
                received ->
                        "Bearer grep-me-1".equals(received.header("authorization"))
                                        && calls.incrementAndGet() > 1
                                ? json(401, "{}")
                                : json(200, "{}"));
        connect(oauth2(), new Rate(3, 1));
        var node = node();
        var publication = rig.publish(1, ASK);
        rig.untilEnded(rig.create(node, publication, "{}"), RunStatus.COMPLETED);

        var second = rig.create(node, publication, "{}");
        untilCame(3);
        rig.forward(MINUTE);
        rig.untilEnded(second, RunStatus.COMPLETED);

        assertThat(paths()).containsExactly("/token", "/v1/", "/v1/", "/token", "/v1/");
        assertThat(came.get(2).at()).isEqualTo(came.get(0).at());
        assertThat(came.get(3).at()).isEqualTo(came.get(0).at().plus(MINUTE));
        assertThat(came.get(4).authorization()).isEqualTo("Bearer grep-me-2");
    }

    @Test
    void c195_c196_theFetchOfADescriptionCountsAsARequest() {
        connect(new Authentication.None(), new Rate(3, 1));
        var node = node();
        var publication = rig.publish(1, described());
        for (var count = 0; count < 2; count++) {
            rig.untilEnded(rig.create(node, publication, "{}"), RunStatus.COMPLETED);
        }

        var third = rig.create(node, publication, "{}");
        rig.untilRunning(third);
        rig.forward(MINUTE);
        rig.untilEnded(third, RunStatus.COMPLETED);

        assertThat(paths()).containsExactly("/v1/api.json", "/v1/pet", "/v1/pet", "/v1/pet");
        assertThat(came.get(2).at()).isEqualTo(came.get(0).at());
        assertThat(came.get(3).at()).isEqualTo(came.get(0).at().plus(MINUTE));
    }

    @Test
    void c196_whatNeedsMoreThanTheRateEverAllowsGoesWithAllThatItAllows() {
        connect(oauth2(), new Rate(1, 60));

        var run = rig.create(node(), rig.publish(1, described()), "{}");

        rig.untilEnded(run, RunStatus.COMPLETED);
        assertThat(paths()).containsExactly("/token", "/v1/api.json", "/v1/pet");
    }

    @Test
    void aServiceThatSaysATokenAgainIsMaskedAndNothingElseTellsIt() {
        var root = (Logger) LoggerFactory.getLogger("caseloom");
        var log = new ListAppender<ILoggingEvent>();
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
        on(
                "/v1/",
                received -> json(200, "{\"you\": \"" + received.header("authorization") + "\"}"));
        on("/v1/pet", received -> json(500, String.valueOf(received.header("authorization"))));
        connect(oauth2(), Rate.USUAL);

        var told = rig.create(node(), rig.publish(1, ASK), "{}");
        var failed = rig.create(node(), rig.publish(2, described()), "{}");

        rig.untilEnded(told, RunStatus.COMPLETED);
        rig.untilEnded(failed, RunStatus.FAILED);
        root.detachAppender(log);
        root.setLevel(null);
        assertThat(came).anyMatch(one -> String.valueOf(one.authorization()).contains("grep-me"));
        assertThat(kept()).contains("Bearer ***").doesNotContain("grep-me");
        assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("grep-me"));
    }

    private String kept() {
        return DUMPS.stream()
                .map(dump ->
                        rig.database
                                .db()
                                .system(tx ->
                                        tx.first(dump, row -> row.getString(1)).orElseThrow()))
                .collect(Collectors.joining());
    }

    private String described() {
        return """
        document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
        do:
          - ask:
              call: openapi
              with:
                document:
                  endpoint: { uri: 'URI', authentication: { use: service } }
                operationId: pet
                authentication: { use: service }
        """
                .replace("URI", receiver.url("/v1/api.json"));
    }

    private void on(String path, Function<Received, Behaviour> behaviour) {
        receiver.on(
                path,
                received -> {
                    var authorization = received.header("authorization");
                    came.add(new Came(path, authorization, rig.clock.instant()));
                    return behaviour.apply(received);
                });
    }

    private static Behaviour json(int status, String body) {
        return new Behaviour.Answer(status, Map.of("Content-Type", "application/json"), body);
    }

    private Behaviour token() {
        var token = "grep-me-" + tokens.incrementAndGet();
        return json(200, "{\"access_token\": \"" + token + "\", \"expires_in\": 36000}");
    }

    private List<String> paths() {
        return came.stream().map(Came::path).toList();
    }

    private void untilCame(int count) {
        Probe.until(count + " requests", () -> came.size() == count);
    }

    private EngineRig.Member node() {
        return rig.node("OUTBOUND_ALLOW=127.0.0.1");
    }

    private Authentication oauth2() {
        return new Authentication.OAuth2(
                receiver.url("/token"),
                "shop",
                ClientMethod.CLIENT_SECRET_BASIC,
                List.of("read"),
                null);
    }

    private void connect(Authentication authentication, Rate rate) {
        var secret = authentication.secretMember() == null ? null : Secret.of("s3cret");
        var given =
                new ConnectionChange(
                        "service",
                        BaseUrl.of(receiver.url("/v1")).orElseThrow(),
                        null,
                        authentication,
                        secret,
                        Map.of(),
                        rate,
                        null,
                        null);
        assertThat(rig.connections().create(Actor.system(EngineRig.ACME), given))
                .isInstanceOf(Outcome.Done.class);
    }
}
