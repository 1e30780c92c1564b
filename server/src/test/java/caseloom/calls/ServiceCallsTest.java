package caseloom.calls;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.HandClock;
import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.Authentication.Encoding;
import caseloom.core.definition.Authentication.Method;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Credentials;
import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import caseloom.outbound.Outbound;
import caseloom.outbound.OutboundSettings;
import caseloom.outbound.Receiver;
import caseloom.outbound.Receiver.Behaviour;
import caseloom.outbound.Receiver.Received;
import caseloom.settings.Env;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Calls as somebody, and by descriptions, of a real service that listens here.
class ServiceCallsTest {

    private static final OrganizationId ACME = new OrganizationId(1);

    private static final String SECRET = "s3cr3t/of:the+client";

    private final HandClock clock = new HandClock(Instant.parse("2026-05-28T17:04:12Z"));
    private final Receiver receiver = Receiver.start();
    private final Outbound outbound =
            new Outbound(
                    OutboundSettings.from(
                            new Env(
                                    Map.of(
                                            "CASELOOM_OUTBOUND_ALLOW",
                                            "127.0.0.1",
                                            "CASELOOM_OUTBOUND_ANSWER_BYTES",
                                            "20000"))));
    private final ServiceCalls calls =
            new ServiceCalls(
                    outbound, Accesses.NONE, clock, new CallsSettings(2, 2, Duration.ofMinutes(5)));
    private final AtomicInteger tokens = new AtomicInteger();

    @AfterEach
    void close() {
        outbound.close();
        receiver.close();
    }

    @Test
    void basicAuthenticationIsAHeader() {
        receiver.answers("/a", 200, "{}");

        calls.http(ACME, call("/a", new Credentials.Basic("Aladdin", "open sesame")));

        assertThat(last().header("authorization")).isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }

    @Test
    void aBearerTokenIsAHeader() {
        receiver.answers("/a", 200, "{}");

        calls.http(ACME, call("/a", new Credentials.Bearer("abc.def")));

        assertThat(last().header("authorization")).isEqualTo("Bearer abc.def");
    }

    @Test
    void aTokenIsFetchedOnceAndKeptUntilItEnds() {
        authority(3600);
        receiver.answers("/a", 200, "{}");

        calls.http(ACME, call("/a", client(Method.CLIENT_SECRET_POST, Encoding.FORM)));
        calls.http(ACME, call("/a", client(Method.CLIENT_SECRET_POST, Encoding.FORM)));
        clock.forward(Duration.ofSeconds(3591));
        calls.http(ACME, call("/a", client(Method.CLIENT_SECRET_POST, Encoding.FORM)));

        assertThat(receiver.received())
                .extracting(Received::path)
                .containsExactly("/oauth2/token", "/a", "/a", "/oauth2/token", "/a");
        assertThat(last().header("authorization")).isEqualTo("Bearer token-2");
    }

    @Test
    void theClientShowsItselfInTheBodyOrInTheHeader() {
        authority(3600);
        receiver.answers("/a", 200, "{}");

        calls.http(ACME, call("/a", client(Method.CLIENT_SECRET_POST, Encoding.FORM)));
        calls.http(ACME, call("/a", client(Method.CLIENT_SECRET_BASIC, Encoding.JSON)));

        var asked =
                receiver.received().stream()
                        .filter(one -> one.path().equals("/oauth2/token"))
                        .toList();
        assertThat(asked.get(0).header("content-type"))
                .isEqualTo("application/x-www-form-urlencoded");
        assertThat(asked.get(0).body())
                .isEqualTo(
                        "grant_type=client_credentials&client_id=shop"
                                + "&client_secret=s3cr3t%2Fof%3Athe%2Bclient"
                                + "&scope=read%20write&audience=orders");
        assertThat(asked.get(1).header("authorization"))
                .isEqualTo(Tokens.basic("shop", "s3cr3t%2Fof%3Athe%2Bclient"));
        assertThat(Json.stored(asked.get(1).body()))
                .isEqualTo(
                        Json.stored(
                                """
                                {"grant_type": "client_credentials", "scope": "read write",
                                 "audience": "orders"}
                                """));
    }

    @Test
    void aKeptTokenThatTheServiceRefusesIsFetchedAnewOnce() {
        authority(3600);
        receiver.on(
                "/a",
                request ->
                        answer(
                                "Bearer token-1".equals(request.header("authorization"))
                                                && tokens.get() > 0
                                                && receiver.received().size() > 2
                                        ? 401
                                        : 200));
        var client = client(Method.CLIENT_SECRET_POST, Encoding.FORM);

        calls.http(ACME, call("/a", client));
        var answer = calls.http(ACME, call("/a", client));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Response.class,
                        one -> {
                            assertThat(one.status()).isEqualTo(200);
                        });
        assertThat(last().header("authorization")).isEqualTo("Bearer token-2");
    }

    @Test
    void aFreshTokenThatTheServiceRefusesIsTheAnswer() {
        authority(3600);
        receiver.on("/a", answer(401));

        var answer = calls.http(ACME, call("/a", client(Method.CLIENT_SECRET_POST, Encoding.FORM)));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Response.class,
                        one -> {
                            assertThat(one.status()).isEqualTo(401);
                        });
        assertThat(tokens).hasValue(1);
    }

    @Test
    void withoutATokenThereIsNoRequestAndNoSecretIsTold() {
        var client = client(Method.CLIENT_SECRET_POST, Encoding.FORM);
        for (var answer :
                List.of(
                        new Behaviour.Answer(400, Map.of(), "bad secret " + SECRET),
                        new Behaviour.Answer(200, Map.of(), "no JSON " + SECRET),
                        new Behaviour.Answer(200, Map.of(), "{\"token\": \"" + SECRET + "\"}"),
                        new Behaviour.Answer(
                                200,
                                Map.of(),
                                "{\"access_token\": \"x\", \"token_type\": \"mac\"}"),
                        new Behaviour.Answer(200, Map.of(), "{\"access_token\": \"two words\"}"))) {
            receiver.on("/oauth2/token", answer);

            var outcome = calls.http(ACME, call("/a", client));

            assertThat(outcome).isInstanceOf(Answer.NoToken.class);
            assertThat(outcome.toString()).doesNotContain("s3cr3t", "words");
        }
        assertThat(receiver.received()).extracting(Received::path).doesNotContain("/a");
    }

    @Test
    void credentialsShowNoSecretAsText() {
        var told =
                List.of(
                                call("/a", client(Method.CLIENT_SECRET_POST, Encoding.FORM)),
                                call("/a", new Credentials.Basic("me", SECRET)),
                                call("/a", new Credentials.Bearer(SECRET)))
                        .toString();

        assertThat(told).contains("shop").doesNotContain("s3cr3t");
    }

    @Test
    void tokensOfDifferentClientsAreDifferent() {
        authority(3600);
        receiver.answers("/a", 200, "{}");
        var one = client(Method.CLIENT_SECRET_POST, Encoding.FORM);
        var other =
                new Credentials.Client(
                        one.uri(),
                        one.id(),
                        "another secret",
                        one.method(),
                        one.encoding(),
                        one.scopes(),
                        one.audiences());

        calls.http(ACME, call("/a", one));
        calls.http(ACME, call("/a", other));

        assertThat(last().header("authorization")).isEqualTo("Bearer token-2");
    }

    @Test
    void anAnswerThatIsWantedRawIsNotReadAsJson() {
        receiver.answers("/a", 200, "{broken");

        assertThat(calls.http(ACME, call("/a", null))).isInstanceOf(Answer.Unreachable.class);
        assertThat(
                        calls.http(
                                ACME,
                                new Effect.CallHttp(
                                        1,
                                        "7/do/0/a/1",
                                        "GET",
                                        receiver.url("/a"),
                                        Json.object(),
                                        null,
                                        new Effect.Manner(true, false, null))))
                .isInstanceOfSatisfying(
                        Answer.Response.class,
                        answer -> assertThat(answer.bytes()).isEqualTo("e2Jyb2tlbg=="));
    }

    @Test
    void anOperationIsCalledAsItsDescriptionSays() {
        described();
        receiver.answers("/v2/pet/7", 200, "{\"id\": 7}");

        var answer = calls.openApi(ACME, operation("getPetById", "{\"petId\": 7}", null));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Called.class,
                        called -> {
                            assertThat(called.response().content().path("id").asInt()).isEqualTo(7);
                            assertThat(called.sent())
                                    .isEqualTo(Json.object().put("Accept", "application/json"));
                        });
        assertThat(last().header("idempotency-key")).isEqualTo("7/do/0/a/1");
    }

    @Test
    void aDescriptionIsKeptForAWhileAndBoundedlyMany() {
        described();
        receiver.answers("/v2/pet/7", 200, "{}");

        calls.openApi(ACME, operation("getPetById", "{\"petId\": 7}", null));
        calls.openApi(ACME, operation("getPetById", "{\"petId\": 7}", null));
        clock.forward(Duration.ofMinutes(5));
        calls.openApi(ACME, operation("getPetById", "{\"petId\": 7}", null));

        assertThat(receiver.received())
                .extracting(Received::path)
                .containsExactly("/api.json", "/v2/pet/7", "/v2/pet/7", "/api.json", "/v2/pet/7");
    }

    @Test
    void theCredentialsOfTheCallAreNotTheDescriptions() {
        described();
        receiver.answers("/v2/pet/7", 200, "{}");

        calls.openApi(
                ACME,
                operation("getPetById", "{\"petId\": 7}", new Credentials.Bearer("for-the-pet")));

        assertThat(receiver.received())
                .extracting(one -> one.header("authorization"))
                .containsExactly(null, "Bearer for-the-pet");
    }

    @Test
    void aDescriptionThatIsNoneIsToldAndNotKept() {
        receiver.answers("/api.json", 500, "{}");
        assertThat(calls.openApi(ACME, operation("getPetById", "{}", null)))
                .isEqualTo(
                        new Answer.Unreachable(
                                false, "the description of the service: it was answered with 500"));
        receiver.answers("/api.json", 200, "{\"x\": 1}");
        assertThat(calls.openApi(ACME, operation("getPetById", "{}", null)))
                .isEqualTo(
                        new Answer.Unreachable(
                                false,
                                "the description of the service: it is neither Swagger 2 nor"
                                        + " OpenAPI 3"));
        receiver.on("/api.json", new Behaviour.Huge(40_000));
        assertThat(calls.openApi(ACME, operation("getPetById", "{}", null)))
                .isEqualTo(
                        new Answer.Unreachable(
                                false,
                                "the description of the service: the answer is larger than 20000"
                                        + " bytes"));
    }

    @Test
    void anUnknownOperationIsRefusedWithTheOneThatWasMeant() {
        described();

        assertThat(calls.openApi(ACME, operation("getPetByld", "{}", null)))
                .isEqualTo(
                        new Answer.Refused(
                                Answer.Why.INVALID,
                                "the description has no operation `getPetByld`. Did you mean"
                                        + " `getPetById`?"));
    }

    @Test
    void descriptionsInsideTheHouseAreOutOfReach() {
        var guarded = new Outbound(OutboundSettings.from(new Env(Map.of())));
        try (guarded) {
            var answer =
                    new ServiceCalls(
                                    guarded,
                                    Accesses.NONE,
                                    clock,
                                    new CallsSettings(2, 2, Duration.ofMinutes(5)))
                            .openApi(ACME, operation("getPetById", "{}", null));

            assertThat(answer).isInstanceOf(Answer.Unreachable.class);
            assertThat(receiver.connections()).isZero();
        }
    }

    private void described() {
        receiver.answers(
                "/api.json",
                200,
                """
                {"swagger": "2.0", "basePath": "/v2",
                 "paths": {"/pet/{petId}": {"get": {"operationId": "getPetById",
                   "produces": ["application/xml", "application/json"],
                   "parameters": [{"name": "petId", "in": "path", "required": true}]}}}}
                """);
    }

    private void authority(int seconds) {
        receiver.on(
                "/oauth2/token",
                _ ->
                        new Behaviour.Answer(
                                200,
                                Map.of("Content-Type", "application/json"),
                                "{\"access_token\": \"token-"
                                        + tokens.incrementAndGet()
                                        + "\", \"token_type\": \"Bearer\", \"expires_in\": "
                                        + seconds
                                        + "}"));
    }

    private static Behaviour answer(int status) {
        return new Behaviour.Answer(status, Map.of("Content-Type", "application/json"), "{}");
    }

    private Received last() {
        return receiver.received().getLast();
    }

    private Credentials.Client client(Method method, Encoding encoding) {
        return new Credentials.Client(
                receiver.url("/oauth2/token"),
                "shop",
                SECRET,
                method,
                encoding,
                List.of("read", "write"),
                List.of("orders"));
    }

    private Effect.CallHttp call(String path, @Nullable Credentials credentials) {
        return new Effect.CallHttp(
                1,
                "7/do/0/a/1",
                "GET",
                receiver.url(path),
                Json.object(),
                null,
                new Effect.Manner(false, false, credentials));
    }

    private Effect.CallOpenApi operation(
            String id, String parameters, @Nullable Credentials credentials) {
        return new Effect.CallOpenApi(
                1,
                "7/do/0/a/1",
                new Effect.Description(receiver.url("/api.json"), null),
                id,
                (ObjectNode) Json.stored(parameters),
                new Effect.Manner(false, false, credentials));
    }
}
