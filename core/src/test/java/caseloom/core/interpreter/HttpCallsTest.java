package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import org.junit.jupiter.api.Test;

class HttpCallsTest {

    private static World call(String with) {
        return World.of("- get it:\n    call: http\n    with: " + with + "\n")
                .with("{\"id\": \"a/b ü\", \"n\": 5, \"o\": {}}");
    }

    private static Effect.CallHttp asked(World world) {
        return (Effect.CallHttp) world.begin().effects().values().iterator().next();
    }

    @Test
    void w27_theAddressIsExpandedOverTheTopLevelOfTheInput() {
        var asked = asked(call("{ method: get, endpoint: 'https://x.example/{id}/{n}?q={none}' }"));

        assertThat(asked.uri()).isEqualTo("https://x.example/a%2Fb%20%C3%BC/5?q=");
        assertThat(asked.method()).isEqualTo("GET");
    }

    @Test
    void w27_anObjectCannotBePutIntoAnAddress() {
        var world = call("{ method: get, endpoint: 'https://x.example/{o}' }").run();

        assertThat(world.error().type()).endsWith("/validation");
    }

    @Test
    void aWholeExpressionIsTheAddressAsItIs() {
        var asked =
                asked(
                        call(
                                "{ method: get, endpoint: { uri: '${ \"https://x.example/\\(.n)\""
                                        + " }' } }"));

        assertThat(asked.uri()).isEqualTo("https://x.example/5");
    }

    @Test
    void anotherSchemeIsAConfigurationError() {
        var world = call("{ method: get, endpoint: { uri: '${ \"file:///etc\" }' } }").run();

        assertThat(world.error().type()).endsWith("/configuration");
    }

    @Test
    void theQueryIsAppendedEncodedAndNullsAreLeftOut() {
        var asked =
                asked(
                        call(
                                "{ method: get, endpoint: 'https://x.example/?a=1#top', query: '${ {b:"
                                        + " \"x&y\", c: [\"1\", 2], d: null} }' }"));

        assertThat(asked.uri()).isEqualTo("https://x.example/?a=1&b=x%26y&c=1&c=2");
    }

    @Test
    void headersAndBodyAreRendered() {
        var asked =
                asked(
                        call(
                                "{ method: post, endpoint: 'https://x.example/', headers: { X-N: '${"
                                        + " .n }' }, body: { n: '${ .n }' } }"));

        World.assertJson(asked.headers(), "{\"X-N\": \"5\"}");
        assertThat(Json.write(asked.body() == null ? Json.object() : asked.body()))
                .isEqualTo("{\"n\":5}");
    }

    @Test
    void aHeaderThatWouldBeginAnotherLineIsRefused() {
        var world =
                call("{ method: get, endpoint: 'https://x.example/', headers: { X-N: '${"
                                + " \"a\\r\\nb: c\" }' } }")
                        .run();

        assertThat(world.error().type()).endsWith("/validation");
    }

    @Test
    void w28_theKeyNamesRunStepAndActivation() {
        var asked = asked(call("{ method: get, endpoint: 'https://x.example/' }"));

        assertThat(asked.key()).isEqualTo("7/do/0/get%20it/" + asked.activation());
    }

    @Test
    void w28_everyAttemptOfARetryHasAKeyOfItsOwn() {
        var world =
                World.of(
                                """
                                - t:
                                    try:
                                      - get: { call: http, with: { method: get, endpoint: 'https://x.example/' } }
                                    catch: { retry: { delay: PT1S } }
                                """)
                        .begin();
        var first = (Effect.CallHttp) world.effects().values().iterator().next();
        world.answer(first).nextTimer();
        var second = (Effect.CallHttp) world.effects().values().iterator().next();

        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(world.answer(first).standing()).isInstanceOf(Standing.Ignored.class);
    }

    @Test
    void theContentIsTheOutputUnlessSaidOtherwise() {
        var world =
                call("{ method: get, endpoint: 'https://x.example/' }")
                        .service(_ -> World.ok(200, "{\"a\": 1}"))
                        .run();

        World.assertJson(world.result(), "{\"a\": 1}");
        assertThat(world.lines())
                .containsSubsequence("step.waiting /do/0/get it", "step.completed /do/0/get it");
    }

    @Test
    void rawIsTheBodyInBase64() {
        var world =
                call("{ method: get, endpoint: 'https://x.example/', output: raw }")
                        .service(_ -> World.ok(200, "{}"))
                        .run();

        assertThat(world.result().textValue()).isEqualTo("eA==");
    }

    @Test
    void theResponseHasTheRequestWithItsHeaders() {
        var world =
                call("{ method: get, endpoint: 'https://x.example/', output: response,"
                                + " headers: { X-A: b } }")
                        .service(_ -> World.ok(204, "null"))
                        .run();

        World.assertJson(
                world.result(),
                """
                {"request": {"method": "GET", "uri": "https://x.example/",
                             "headers": {"X-A": "b"}},
                 "statusCode": 204, "headers": {}, "content": null}
                """);
    }

    @Test
    void w27_anAnswerThatIsNot2xxIsACommunicationErrorOfThatStatus() {
        var world =
                call("{ method: get, endpoint: 'https://x.example/' }")
                        .service(_ -> World.ok(409, "{}"))
                        .run();

        assertThat(world.error().type()).endsWith("/communication");
        assertThat(world.error().status()).isEqualTo(409);
        assertThat(world.error().instance()).isEqualTo("/do/0/get it");
    }

    @Test
    void w27_aRedirectIsAnErrorUnlessItIsAskedFor() {
        var strict = "{ method: get, endpoint: 'https://x.example/' }";
        var open = "{ method: get, endpoint: 'https://x.example/', redirect: true }";

        assertThat(call(strict).service(_ -> World.ok(302, "{}")).run().error().status())
                .isEqualTo(302);
        assertThat(call(open).service(_ -> World.ok(302, "{}")).run().result()).isEmpty();
    }

    @Test
    void aServiceThatCannotBeReachedIsACommunicationErrorAndALateOneATimeout() {
        var call = "{ method: get, endpoint: 'https://x.example/' }";

        assertThat(call(call).run().error().type()).endsWith("/communication");
        var late = call(call).service(_ -> new Answer.Unreachable(true, "too late")).run().error();
        assertThat(late.type()).endsWith("/timeout");
        assertThat(late.status()).isEqualTo(408);
    }

    @Test
    void whatAHistoryShowsOfAQueryAreItsNames() {
        var world =
                call("{ method: get, endpoint: 'https://x.example/a?key=secret&n={n}#top' }")
                        .begin();

        World.assertJson(
                world.story().getLast().detail(),
                """
                { "call": "GET https://x.example/a",
                  "request": { "method": "GET", "uri": "https://x.example/a?key=***&n=***#top" } }
                """);
    }
}
