package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.events.Extraction;
import caseloom.core.json.Json;
import org.junit.jupiter.api.Test;

/// What the shell learns from a document about the events and workflows it has to do with.
class RoutingTest {

    @Test
    void aDefinitionTellsByWhatItsEventsAreFound() {
        var definition =
                Documents.steps(
                                """
                                - a:
                                    do:
                                      - b:
                                          listen:
                                            to:
                                              any:
                                                - with: { type: one }
                                                - with: { type: '${ "t" + "wo" }' }
                                                - with: { source: 'https://a.example', type: three }
                                                  correlate: { x: { from: .id }, y: { from: '${ .data.y }', expect: z } }
                                              until: { one: { with: { type: stop } } }
                                - c:
                                    listen: { to: { any: [] } }
                                    foreach: { do: [ { d: { listen: { to: { one: { with: { type: inner } } } } } } ] }
                                - e: { fork: { branches: [ { f: { listen: { to: { one: { with: { type: one } } } } } } ] } }
                                """)
                        .definition()
                        .orElseThrow();

        assertThat(definition.correlations())
                .containsExactlyInAnyOrder(
                        new Correlation("one", null),
                        new Correlation(null, null),
                        new Correlation("three", ".data.y"),
                        new Correlation("stop", null),
                        new Correlation("inner", null));
    }

    @Test
    void aDefinitionTellsWhatItRuns() {
        var definition =
                Documents.steps(
                                """
                                - a: { run: { workflow: { namespace: n, name: one, version: latest } } }
                                - b: { do: [ { c: { run: { workflow: { namespace: n, name: one, version: '1.2.0' } } } } ] }
                                """)
                        .definition()
                        .orElseThrow();

        assertThat(definition.subflows())
                .containsExactlyInAnyOrder(new Subflow("one", null), new Subflow("one", "1.2.0"));
    }

    @Test
    void anExtractionSeesTheEventAndNothingElse() {
        var extraction = Extraction.of(".data.order");

        assertThat(extraction.source()).isEqualTo(".data.order");
        assertThat(extraction.value(Json.stored("{\"data\": {\"order\": 7}}"))).hasToString("7");
        assertThat(extraction.value(Json.stored("{\"data\": {}}"))).isNull();
        assertThat(extraction.value(Json.stored("{\"data\": \"a text\"}"))).isNull();
    }

    @Test
    void equalValuesHaveOneCanonicalText() {
        assertThat(canonical("{\"b\": 1.50, \"a\": [1e3, \"x\"]}"))
                .isEqualTo(canonical("{\"a\": [1000.0, \"x\"], \"b\": 15e-1}"))
                .isEqualTo("{\"a\":[1000,\"x\"],\"b\":1.5}");
        assertThat(canonical("\"1\"")).isNotEqualTo(canonical("1"));
        assertThat(canonical("0.0")).isEqualTo("0");
        assertThat(canonical("-0.0")).isEqualTo("0");
    }

    private static String canonical(String json) {
        return Extraction.canonical(Json.stored(json));
    }
}
