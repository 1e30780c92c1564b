package caseloom.core.variables;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.Seeds;
import caseloom.core.json.Json;
import caseloom.core.json.RandomJson;
import caseloom.core.schema.AttributeSchema;
import caseloom.core.schema.AttributeSchemas;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// The two forms of one thing (L-57) agree: what is read fits the schema, and what is shown reads
/// as the same.
class RoundTripTest {

    private static final List<String> PROPERTIES =
            List.of(
                    "{\"type\":\"string\"}",
                    "{\"type\":\"number\"}",
                    "{\"type\":[\"number\",\"null\"]}",
                    "{\"type\":\"boolean\"}",
                    "{\"type\":\"string\",\"format\":\"date\"}",
                    "{\"type\":\"string\",\"format\":\"email\"}",
                    "{\"enum\":[\"low\",\"high\",\"0\"]}",
                    "{\"type\":\"string\",\"x-type\":\"user_entity\"}",
                    "{\"type\":\"string\",\"x-type\":\"business\"}",
                    "{}");
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "low",
                    "HIGH",
                    "0",
                    "1",
                    "true",
                    "No",
                    "-0.00",
                    "50000.50",
                    "1E2",
                    "1e-7",
                    "007",
                    "1e400",
                    "2025-01-15",
                    "2024-02-29T23:59:59-08:00",
                    "2025-02-29",
                    "2025-01-15T10:00",
                    "jane@example.com",
                    "jane@",
                    "null",
                    "[1.50]",
                    "{\"a\":[1e2,null]}",
                    "\"text\"",
                    "[",
                    "漢😀");

    @Test
    void readThenShownIsStable() {
        Seeds.forAll(random -> {
            var variable = pick(random, variables(random).all());

            if (variable.read(text(random)) instanceof Conversion.Value(var value)) {
                var shown = variable.shown(value);

                assertThat(shown.map(RoundTripTest::text).map(variable::read))
                        .isEqualTo(shown.map(_ -> new Conversion.Value(value)));
                if (!variable.open()) {
                    assertThat(shown.flatMap(variable::shown)).isEqualTo(shown);
                }
            }
        });
    }

    @Test
    void l67_whatWasReadFitsTheTypesOfTheSchema() {
        Seeds.forAll(random -> {
            var schema = schema(random);
            var attributes = read(Variables.of(schema), random);

            assertThat(compiled(schema).check(attributes)).isEmpty();
        });
    }

    @Test
    void attributesFromVariablesAndVariablesFromAttributesAgree() {
        Seeds.forAll(random -> {
            var variables = variables(random);
            var attributes = read(variables, random);

            var again = Json.object();
            for (var shown : variables.shown(attributes)) {
                if (shown.variable().read(text(shown.value())) instanceof Conversion.Value(var v)) {
                    again.set(shown.variable().id(), v);
                }
            }

            attributes.properties().removeIf(entry -> entry.getValue().isNull());
            assertThat(again).isEqualTo(attributes);
        });
    }

    @Test
    void l269_everyStoredValueCanBeShown() {
        Seeds.forAll(random -> {
            var variable = pick(random, variables(random).all());
            var stored = RandomJson.value(random, 3);

            assertThat(variable.shown(stored).isEmpty()).isEqualTo(stored.isNull());
        });
    }

    private static ObjectNode schema(RandomGenerator random) {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        for (var i = random.nextInt(1, 6); i > 0; i--) {
            properties.set("v" + i, VariableSamples.json(pick(random, PROPERTIES)));
        }
        return schema;
    }

    private static Variables variables(RandomGenerator random) {
        return Variables.of(schema(random));
    }

    private static ObjectNode read(Variables variables, RandomGenerator random) {
        var attributes = Json.object();
        for (var variable : variables.all()) {
            if (variable.read(text(random)) instanceof Conversion.Value(var value)) {
                attributes.set(variable.id(), value);
            }
        }
        return attributes;
    }

    private static AttributeSchema compiled(JsonNode schema) {
        return switch (AttributeSchemas.compile(schema)) {
            case AttributeSchemas.Compiled(var compiled) -> compiled;
            case AttributeSchemas.Refused(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    /// A sample, now and then one that any type but text may refuse.
    private static String text(RandomGenerator random) {
        return random.nextInt(4) == 0 ? text(RandomJson.value(random, 2)) : pick(random, TEXTS);
    }

    private static String text(JsonNode value) {
        return value instanceof TextNode text ? text.textValue() : Json.write(value);
    }

    private static <T> T pick(RandomGenerator random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
