package caseloom.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.HandClock;
import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.core.interpreter.Late;
import caseloom.core.json.Json;
import caseloom.outbound.Outcome;
import caseloom.outbound.Request;
import caseloom.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Calls with secrets, with the outside played by hand.
class SecretCallsTest {

    private static final OrganizationId ACME = new OrganizationId(1);

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

    private static final String DESCRIPTION =
            """
            {"openapi": "3.0.0", "info": {"title": "a", "version": "1"},
             "servers": [{"url": "https://x.example"}],
             "paths": {"/pets": {"get": {"operationId": "pets", "parameters": [
               {"name": "key", "in": "query", "schema": {"type": "string"}},
               {"name": "X-Key", "in": "header", "schema": {"type": "string"}}]}}}}
            """;

    private final List<Request> made = new ArrayList<>();

    @Test
    void theRequestHoldsTheSecretAndTheAnswerDoesNot() {
        var answer = calls(this::echo).http(ACME, http("/headers/X-Key", "$secrets.key"));

        assertThat(made.getFirst().headers()).containsEntry("X-Key", "open sesame");
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Response.class,
                        response -> assertThat(response.content().asText()).contains("X-Key=***"));
    }

    @Test
    void aSecretThatTheOrganizationDoesNotHaveIsNamedAndNothingIsSent() {
        var answer =
                new SecretCalls(services(this::echo), SecretCalls.Lookup.NONE)
                        .http(ACME, http("/headers/X-Key", "$secrets.key"));

        assertThat(answer)
                .isEqualTo(
                        new Answer.Refused(
                                Answer.Why.INVALID, "the organization has no secret `key`"));
        assertThat(made).isEmpty();
    }

    @Test
    void whatBreaksUnderWayTellsNoSecret() {
        var calls =
                calls(request -> {
                    throw new IllegalArgumentException("bad header " + request.headers());
                });

        assertThatThrownBy(() -> calls.http(ACME, http("/headers/X-Key", "$secrets.key")))
                .hasMessageContaining("bad header")
                .hasMessageNotContaining("sesame")
                .hasNoCause();
    }

    @Test
    void anOperationTakesSecretsInHeaders() {
        var answer = calls(this::echo).openApi(ACME, operation("X-Key"));

        assertThat(made.getLast().headers()).containsEntry("X-Key", "open sesame");
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Called.class,
                        called -> assertThat(called.sent().toString()).doesNotContain("sesame"));
    }

    @Test
    void noSecretBecomesPartOfAnAddress() {
        var answer = calls(this::echo).openApi(ACME, operation("key"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused ->
                                assertThat(refused.message())
                                        .contains("part of the address")
                                        .doesNotContain("sesame"));
        assertThat(made).noneMatch(request -> request.uri().contains("sesame"));
    }

    private Outcome echo(Request request) {
        made.add(request);
        var body = request.uri().endsWith("/api.json") ? DESCRIPTION : request.headers().toString();
        return new Outcome.Answered(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static SecretCalls calls(Function<Request, Outcome> outside) {
        return new SecretCalls(
                services(outside), (_, _) -> Map.of("key", Secret.of("open sesame")));
    }

    private static ServiceCalls services(Function<Request, Outcome> outside) {
        return new ServiceCalls(
                (request, _) -> outside.apply(request),
                Accesses.NONE,
                new HandClock(NOON),
                new CallsSettings(2, 2, Duration.ofMinutes(5)));
    }

    private static Effect.CallHttp http(String at, String expression) {
        return new Effect.CallHttp(
                1,
                "1/a/1",
                "GET",
                "https://x.example/",
                Json.object(),
                null,
                manner(at, expression));
    }

    private static Effect.CallOpenApi operation(String parameter) {
        return new Effect.CallOpenApi(
                1,
                "1/a/1",
                new Effect.Description("https://x.example/api.json", null),
                "pets",
                Json.object().put(parameter, "***"),
                manner("/parameters/" + parameter, "$secrets.key"));
    }

    private static Effect.Manner manner(String at, String expression) {
        var late =
                new Late(
                        List.of(new Late.Blank(at, expression)),
                        Set.of("key"),
                        Json.object(),
                        Json.object(),
                        NOON);
        return new Effect.Manner(false, false, null, late);
    }
}
