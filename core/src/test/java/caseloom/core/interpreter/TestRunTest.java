package caseloom.core.interpreter;

import static caseloom.core.interpreter.World.assertJson;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.definition.DocumentOf;
import caseloom.core.interpreter.TestRun.Result;
import caseloom.core.interpreter.TestRun.Samples;
import caseloom.core.interpreter.TestRun.Wanted;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TestRunTest {

    private static final String HEAD =
            """
            document:
              dsl: '1.0.3'
              namespace: t
              name: t
              version: '1.0.0'
              metadata: { source: direct, statuses: [Waiting] }
            do:
            """;

    private static final String ASK =
            HEAD
                    + """
                      - ask:
                          call: http
                          with:
                            method: post
                            endpoint: https://shop.example/orders
                            body: '${ {n: .number} }'
                      - done:
                          set: { total: '${ .total }' }
                    """;

    private static final String APPROVE =
            HEAD
                    + """
                      - review:
                          call: request-approval:1.0.0@default
                          with: { title: Refund, approvers: ann@example.com }
                          timeout: { after: P7D }
                      - which:
                          switch:
                            - good: { when: .approved, then: end }
                            - bad: { then: refuse }
                      - refuse:
                          call: set-status:1.0.0@default
                          with: { status: Closed }
                    """;

    @Test
    void aStepThatNobodyAnswersIsWantedWithWhatWouldBeAsked() {
        var result = play(ASK, "{\"number\": 3}", Map.of());

        assertThat(result.standing()).isInstanceOf(Standing.Parked.class);
        var wanted = only(result);
        assertThat(wanted.step()).isEqualTo("/do/0/ask");
        assertThat(wanted.kind()).isEqualTo("http");
        assertThat(wanted.request().path("method").asText()).isEqualToIgnoringCase("post");
        assertThat(wanted.request().path("uri").asText()).isEqualTo("https://shop.example/orders");
        assertJson(wanted.request().path("body"), "{\"n\": 3}");
    }

    @Test
    void aSampleIsTheAnswer() {
        var result =
                play(ASK, "{\"number\": 3}", Map.of("/do/0/ask", "{\"body\": {\"total\": 9}}"));

        assertThat(result.standing())
                .isInstanceOfSatisfying(
                        Standing.Completed.class,
                        end -> assertJson(end.result(), "{\"total\": 9}"));
        assertThat(lines(result)).contains("step.completed /do/0/ask", "step.completed /do/1/done");
    }

    @Test
    void whatAServiceRefusesFailsTheRunAsItWould() {
        var result = play(ASK, "{}", Map.of("/do/0/ask", "{\"status\": 503}"));

        assertThat(result.standing())
                .isInstanceOfSatisfying(
                        Standing.Failed.class,
                        failed -> {
                            assertThat(failed.step()).isEqualTo("/do/0/ask");
                            assertThat(failed.error().status()).isEqualTo(503);
                        });
    }

    @Test
    void samplesComeOneAfterTheOtherAndTimePassesByItself() {
        var steps =
                HEAD
                        + """
                          - shielded:
                              try:
                                - ask:
                                    call: http
                                    with: { method: get, endpoint: https://shop.example/ }
                              catch:
                                retry: { delay: PT30S, limit: { attempt: { count: 3 } } }
                        """;
        var ask = "/do/0/shielded/try/0/ask";
        var result =
                play(
                        steps,
                        "{}",
                        Map.of(ask, "[{\"fails\": \"timeout\"}, {\"body\": {\"ok\": true}}]"));

        assertThat(result.standing())
                .isInstanceOfSatisfying(
                        Standing.Completed.class,
                        end -> assertJson(end.result(), "{\"ok\": true}"));
        assertThat(Duration.between(World.NOON, result.at())).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void peopleDecide() {
        var waiting = play(APPROVE, "{}", Map.of());
        assertThat(only(waiting).kind()).isEqualTo("approval");

        var refused =
                play(
                        APPROVE,
                        "{}",
                        Map.of("/do/0/review", "{\"approved\": false, \"by\": \"x@y\"}"));
        assertThat(refused.standing()).isInstanceOf(Standing.Completed.class);
        assertThat(refused.view().status()).isEqualTo("Closed");
        assertThat(lines(refused)).contains("approval.decided /do/0/review");
    }

    @Test
    void timeCanPassInsteadOfAnAnswer() {
        var late = play(APPROVE, "{}", Map.of("/do/0/review", "{\"late\": true}"));

        assertThat(late.standing())
                .isInstanceOfSatisfying(
                        Standing.Failed.class,
                        failed -> assertThat(failed.error().type()).endsWith("/timeout"));
        assertThat(Duration.between(World.NOON, late.at())).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void eventsComeOnce() {
        var steps =
                HEAD
                        + """
                          - hear:
                              listen:
                                to: { one: { with: { type: order.paid } } }
                        """;
        var wanted = only(play(steps, "{}", Map.of()));
        assertThat(wanted.kind()).isEqualTo("event");
        assertJson(wanted.request(), "{\"types\": [\"order.paid\"]}");

        var event = "{\"type\": \"order.paid\", \"data\": {\"order\": 7}}";
        var heard = play(steps, "{}", Map.of("/do/0/hear", event));
        assertThat(heard.standing()).isInstanceOf(Standing.Completed.class);
        var another = play(steps, "{}", Map.of("/do/0/hear", "{\"type\": \"order.sent\"}"));
        assertThat(only(another).kind()).isEqualTo("event");
    }

    @Test
    void whatOnlyBeginsSomethingNeedsNoSample() {
        var steps =
                HEAD
                        + """
                          - open:
                              call: create-case:1.0.0@default
                              with: { workflow: returns, attributes: { parcel: AB-1 } }
                          - look:
                              call: get-case:1.0.0@default
                              with: { id: '${ .id }' }
                        """;
        var found = "{\"gives\": {\"status\": \"Closed\", \"subject\": \"Parcel\"}}";
        var result = play(steps, "{}", Map.of("/do/1/look", found));

        assertThat(result.standing())
                .isInstanceOfSatisfying(
                        Standing.Completed.class,
                        end ->
                                assertThat(end.result().path("status").asText())
                                        .isEqualTo("Closed"));
    }

    @Test
    void whatNeverEndsIsCutOff() {
        var steps = HEAD + "  - again:\n      set: { a: 1 }\n      then: again\n";
        var result = play(steps, "{}", Map.of());

        assertThat(result.standing()).isInstanceOf(Standing.Failed.class);
        assertThat(result.story().size()).isLessThan(3 * TestRun.ENTRIES_MOST);
    }

    private static Result play(String document, String attributes, Map<String, String> answers) {
        var read = new HashMap<String, List<ObjectNode>>();
        answers.forEach((step, text) -> {
            var given = Json.stored(text);
            read.put(
                    step,
                    given.isArray()
                            ? given.valueStream().map(ObjectNode.class::cast).toList()
                            : List.of((ObjectNode) given));
        });
        return TestRun.play(
                DocumentOf.yaml(document),
                new Samples("A case", (ObjectNode) Json.stored(attributes), read, World.NOON));
    }

    private static Wanted only(Result result) {
        assertThat(result.wanted()).hasSize(1);
        return result.wanted().getFirst();
    }

    private static List<String> lines(Result result) {
        return result.story().stream()
                .map(e -> e.step() == null ? e.event() : e.event() + " " + e.step())
                .toList();
    }
}
