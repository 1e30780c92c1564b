package caseloom.core.definition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

    @Test
    void theHeadIsTaken() {
        var head =
                accepted(
                                """
                                document:
                                  dsl: '1.0.3'
                                  namespace: support
                                  name: refund-request
                                  version: '1.2.0'
                                  title: Refunds
                                  summary: All of them.
                                  metadata:
                                    source: none
                                    statuses: [Waiting, Pending review]
                                    subject: '${ .a }'
                                do: [ { one: { set: { a: 1 } } } ]
                                """)
                        .head();

        assertThat(head.namespace()).isEqualTo("support");
        assertThat(head.name()).isEqualTo("refund-request");
        assertThat(head.key()).isEqualTo("refund_request");
        assertThat(head.label()).isEqualTo("1.2.0");
        assertThat(head.title()).isEqualTo("Refunds");
        assertThat(head.summary()).isEqualTo("All of them.");
        assertThat(head.source()).isEqualTo(CaseSource.NONE);
        assertThat(head.statuses().declared()).containsExactly("Waiting", "Pending review");
        assertThat(head.subject()).isPresent();
    }

    @Test
    void aShortHeadHasItsDefaults() {
        var head = accepted(Documents.HEAD + "do: [ { one: { set: { a: 1 } } } ]").head();

        assertThat(head.title()).isEqualTo("a-test");
        assertThat(head.key()).isEqualTo("a_test");
        assertThat(head.summary()).isEmpty();
        assertThat(head.source()).isEqualTo(CaseSource.DIRECT);
        assertThat(head.statuses().declared()).isEmpty();
        assertThat(head.subject()).isEmpty();
    }

    @Test
    void withoutASchemaEveryAttributeIsAllowed() {
        var definition = accepted(Documents.HEAD + "do: [ { one: { set: { a: 1 } } } ]");

        assertThat(definition.attributes().source()).hasToString("{}");
        assertThat(definition.inputFrom()).isNull();
        assertThat(definition.timeout()).isNull();
    }

    /// The pointers of W-26, as the conformance kit has them.
    @Test
    void w26_stepsAreNamedByTheirJsonPointers() {
        var steps =
                steps(
                        """
                        - one:
                            try:
                              - two: { set: { a: 1 } }
                            catch:
                              do:
                                - three:
                                    for: { in: .a }
                                    do: [ { four: { set: { a: 1 } } } ]
                        """);

        var attempt = (Step.Try) steps.getFirst();
        var loop = (Step.For) requireNonNull(attempt.handler().steps()).steps().getFirst();
        assertThat(attempt.common().pointer()).isEqualTo("/do/0/one");
        assertThat(attempt.steps().pointer()).isEqualTo("/do/0/one/try");
        assertThat(attempt.steps().steps().getFirst().common().pointer())
                .isEqualTo("/do/0/one/try/0/two");
        assertThat(loop.steps().steps().getFirst().common().pointer())
                .isEqualTo("/do/0/one/catch/do/0/three/do/0/four");
    }

    @Test
    void everyLengthOfTimeIsTaken() {
        var steps =
                steps(
                        """
                        - a: { wait: PT15M }
                        - b:
                            wait: { days: 1, hours: 2, minutes: 3, seconds: 4, milliseconds: 5 }
                        - c: { wait: P1W }
                        - d: { wait: PT0.25S }
                        - e: { wait: '${ .delay }' }
                        """);

        assertThat(steps.subList(0, 4))
                .extracting(step -> ((Step.Wait) step).pause())
                .containsExactly(
                        new Pause.Fixed(Duration.ofMinutes(15)),
                        new Pause.Fixed(Duration.ofMillis(93_784_005)),
                        new Pause.Fixed(Duration.ofDays(7)),
                        new Pause.Fixed(Duration.ofMillis(250)));
        assertThat(((Step.Wait) steps.get(4)).pause()).isInstanceOf(Pause.Computed.class);
    }

    @Test
    void everyWayOnIsTaken() {
        var steps =
                steps(
                        """
                        - a:
                            switch:
                              - b: { when: .b, then: c }
                              - d: { when: .d, then: d }
                        - b: { set: { a: 1 }, then: exit }
                        - c: { set: { a: 1 }, then: end }
                        - d: { set: { a: 1 }, then: a }
                        """);

        assertThat(steps.subList(1, 4))
                .extracting(step -> step.common().then())
                .containsExactly(new Then.Exit(), new Then.End(), new Then.To("a"));
    }

    @Test
    void w25_theCaseWithoutConditionComesLastWhereverItIsWritten() {
        var choice =
                (Step.Switch)
                        steps(
                                        """
                                        - one:
                                            switch:
                                              - other: { then: end }
                                              - big: { when: .x > 1, then: exit }
                                        """)
                                .getFirst();

        assertThat(choice.arms()).extracting(Step.Arm::name).containsExactly("big", "other");
        assertThat(choice.arms().getLast().when()).isNull();
    }

    @Test
    void aCatchIsTakenWhole() {
        var document =
                """
                - one:
                    try: [ { a: { set: { a: 1 } } } ]
                    catch:
                      errors:
                        with: { type: 'https://x.example/y', status: 404, details: d }
                      as: problem
                      retry:
                        delay: PT2S
                        backoff: { exponential: {} }
                        limit: { attempt: { count: 4, duration: PT5S }, duration: PT1M }
                        jitter: { from: PT0S, to: PT1S }
                """;

        var handler = ((Step.Try) steps(document).getFirst()).handler();

        assertThat(handler.filter())
                .isEqualTo(Map.of("type", "https://x.example/y", "status", "404", "detail", "d"));
        assertThat(handler.as()).isEqualTo("problem");
        assertThat(handler.steps()).isNull();
        assertThat(handler.retry())
                .isEqualTo(
                        new Retry(
                                null,
                                null,
                                new Pause.Fixed(Duration.ofSeconds(2)),
                                Retry.Backoff.EXPONENTIAL,
                                4,
                                new Pause.Fixed(Duration.ofSeconds(5)),
                                new Pause.Fixed(Duration.ofMinutes(1)),
                                new Retry.Jitter(Duration.ZERO, Duration.ofSeconds(1))));
    }

    @Test
    void aLoopHasItsUsualNames() {
        var loop =
                (Step.For)
                        steps("- one: { for: { in: .a }, do: [ { b: { set: { a: 1 } } } ] }")
                                .getFirst();

        assertThat(loop.each()).isEqualTo("item");
        assertThat(loop.at()).isEqualTo("index");
        assertThat(loop.whilst()).isNull();
    }

    @Test
    void anHttpCallIsTakenWhole() {
        var calls =
                steps(
                                """
                                - a:
                                    call: http
                                    with: { method: get, endpoint: 'https://x.example/{id}' }
                                - b:
                                    call: http
                                    with:
                                      method: post
                                      endpoint: { uri: '${ .url }' }
                                      headers: { A: b }
                                      query: '${ .q }'
                                      body: [1]
                                      output: raw
                                      redirect: true
                                """)
                        .stream()
                        .map(step -> ((Step.CallHttp) step).call())
                        .toList();

        assertThat(calls.get(0).method()).isEqualTo("GET");
        assertThat(calls.get(0).endpoint().templated()).isTrue();
        assertThat(calls.get(0).give()).isEqualTo(HttpCall.Give.CONTENT);
        assertThat(calls.get(0).redirect()).isFalse();
        assertThat(calls.get(0).body()).isNull();
        assertThat(calls.get(1).method()).isEqualTo("POST");
        assertThat(calls.get(1).endpoint().templated()).isFalse();
        assertThat(calls.get(1).give()).isEqualTo(HttpCall.Give.RAW);
        assertThat(calls.get(1).redirect()).isTrue();
    }

    @Test
    void theShortAndThePinnedNameAreTheSameFunction() {
        var steps =
                steps(
                        """
                        - a: { call: add-note, with: { text: x } }
                        - b: { call: 'add-note:1.0.0@default', with: { text: x } }
                        """);

        assertThat(steps)
                .extracting(step -> ((Step.CallFunction) step).function())
                .containsExactly(Function.ADD_NOTE, Function.ADD_NOTE);
    }

    @Test
    void theNumberOfStepsIsBounded() {
        var steps =
                IntStream.rangeClosed(1, 1001)
                        .mapToObj(i -> "- s" + i + ": { set: { a: 1 } }\n")
                        .collect(Collectors.joining());

        assertThat(Documents.told(Documents.steps(steps)))
                .containsExactly("E 1007:5 /do/1000/s1001 The document has more than 1000 steps.");
    }

    @Test
    void theNestingOfStepsIsBounded() {
        var limits = new DefinitionLimits(1 << 20, 1000, 100, 100, 2, 10);
        var definitions = Documents.definitions(limits);
        var steps = "do: [ { a: { do: [ { b: { do: [ { c: { set: { x: 1 } } } ] } } ] } } ]";

        assertThat(Documents.told(definitions.read(Documents.HEAD + steps)))
                .containsExactly("E 6:31 /do/0/a/do/0/b/do Steps nest deeper than 2 lists.");
    }

    @Test
    void nobodyGetsMoreComplaintsThanTheLimit() {
        var limits = new DefinitionLimits(1 << 20, 1000, 100, 100, 32, 3);
        var reading =
                Documents.definitions(limits)
                        .read("document: { a: 1, b: 1, c: 1, d: 1 }\ndo: [ { one: } ]");

        assertThat(reading.complaints()).hasSize(3);
        assertThat(reading.definition()).isEmpty();
    }

    private static List<Step> steps(String steps) {
        return accepted(Documents.HEAD + "do:\n" + steps.indent(2)).steps().steps();
    }

    private static Definition accepted(String text) {
        var reading = Documents.read(text);
        assertThat(Documents.told(reading)).isEmpty();
        return reading.definition().orElseThrow();
    }
}
