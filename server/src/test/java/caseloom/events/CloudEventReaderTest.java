package caseloom.events;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import caseloom.outcome.Refusal;
import caseloom.settings.Env;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventReaderTest {

    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json; charset=utf-8";

    private final CloudEventReader reader =
            new CloudEventReader(
                    EventsSettings.from(
                            new Env(
                                    Map.of(
                                            "CASELOOM_EVENTS_PER_REQUEST", "3",
                                            "CASELOOM_EVENTS_SIZE_MOST", "1024"))));

    private Judged read(String type, String body) {
        return reader.read(new Incoming(type, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String event(String more) {
        return "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/a\", \"type\": \"t\""
                + more
                + "}";
    }

    private static List<String> fields(Judged judged) {
        return judged instanceof Judged.Refused(Refusal.Invalid(var faults))
                ? faults.stream().map(Refusal.Fault::field).toList()
                : List.of("not refused: " + judged);
    }

    @Test
    void anEventIsReadAsItIs() {
        var body = event(", \"data\": {\"n\": 1.50}, \"time\": \"2026-05-28T12:00:00.5+02:00\"");

        assertThat(read(ONE, body))
                .isEqualTo(
                        new Judged.Events(
                                List.of(
                                        new CloudEvent(
                                                "t", "/a", "1", (ObjectNode) Json.stored(body)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    specversion | {"specversion": "0.3", "id": "1", "source": "/a", "type": "t"}
                    specversion | {"id": "1", "source": "/a", "type": "t"}
                    id          | {"specversion": "1.0", "source": "/a", "type": "t"}
                    id          | {"specversion": "1.0", "id": 7, "source": "/a", "type": "t"}
                    source      | {"specversion": "1.0", "id": "1", "source": "a b", "type": "t"}
                    type        | {"specversion": "1.0", "id": "1", "source": "/a", "type": ""}
                    event       | 17
                    time        | {"specversion":"1.0","id":"1","source":"/a","type":"t","time":"noon"}
                    bigName     | {"specversion":"1.0","id":"1","source":"/a","type":"t","bigName":"x"}
                    extra       | {"specversion":"1.0","id":"1","source":"/a","type":"t","extra":{}}
                    extra       | {"specversion":"1.0","id":"1","source":"/a","type":"t","extra":1.5}
                    subject     | {"specversion":"1.0","id":"1","source":"/a","type":"t","subject":""}
                    data_base64 | {"specversion":"1.0","id":"1","source":"/a","type":"t","data_base64":"?"}
                    """)
    void eachMistakeIsNamedOnce(String field, String body) {
        assertThat(fields(read(ONE, body))).containsExactly(field);
    }

    @Test
    void anEventHasOneKindOfData() {
        assertThat(fields(read(ONE, event(", \"data\": 1, \"data_base64\": \"YQ==\""))))
                .containsExactly("data_base64");
    }

    @Test
    void anEventThatIsTooLongIsRefused() {
        var data = ", \"data\": \"" + "x".repeat(1024) + "\"";

        assertThat(fields(read(ONE, event(data)))).containsExactly("event");
    }

    @Test
    void aBatchNamesThePlaceOfEachMistake() {
        var bad = "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/a\"}";

        assertThat(fields(read(BATCH, "[" + event("") + ", " + bad + "]")))
                .containsExactly("[1].type");
    }

    @Test
    void aBatchHoldsOnlySoMany() {
        var body = "[" + "0, ".repeat(3) + "0]";

        assertThat(read(BATCH, body))
                .isEqualTo(new Judged.Refused(new Refusal.TooMany("events in one request", 3)));
        assertThat(read(BATCH, "[]")).isEqualTo(new Judged.Events(List.of()));
        assertThat(read(BATCH, "{}")).isInstanceOf(Judged.NotJson.class);
        assertThat(read(ONE, "{")).isInstanceOf(Judged.NotJson.class);
    }

    @Test
    void headersMakeAnEventOfWhateverTheBodyIs() {
        var attributes =
                Map.of(
                        "specversion", List.of("1.0"),
                        "id", List.of("1"),
                        "source", List.of("/a"),
                        "type", List.of("t"),
                        "subject", List.of("100%25 gr%C3%BCn %"));

        assertThat(data("application/vnd.shop+json", "{\"n\": 1}", attributes))
                .isEqualTo(
                        "{\"id\":\"1\",\"source\":\"/a\",\"specversion\":\"1.0\","
                                + "\"subject\":\"100% grün %\",\"type\":\"t\","
                                + "\"datacontenttype\":\"application/vnd.shop+json\","
                                + "\"data\":{\"n\":1}}");
        assertThat(data("text/plain", "hello", attributes)).endsWith("\"data\":\"hello\"}");
        assertThat(data("image/png", "\u0000", attributes)).endsWith("\"data_base64\":\"AA==\"}");
        assertThat(data("", "", attributes)).doesNotContain("data");
    }

    private String data(String type, String body, Map<String, List<String>> attributes) {
        var request = new Incoming(type, attributes, body.getBytes(StandardCharsets.UTF_8));
        return reader.read(request) instanceof Judged.Events(var events)
                ? Json.write(events.getFirst().envelope())
                : "";
    }

    @Test
    void aRequestThatBringsNoEventIsTold() {
        assertThat(fields(read("application/json", "{}"))).containsExactly("ce-specversion");
    }

    @Test
    void anAttributeIsSentOnce() {
        var twice = Map.of("specversion", List.of("1.0", "1.0"));

        assertThat(fields(reader.read(new Incoming("", twice, new byte[0]))))
                .containsExactly("ce-specversion");
    }
}
