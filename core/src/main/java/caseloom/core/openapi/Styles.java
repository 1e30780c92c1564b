package caseloom.core.openapi;

import caseloom.core.json.Json;
import caseloom.core.uri.Percent;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the values of parameters as OpenAPI 3 says.
final class Styles {

    private static final Map<String, String> DIVIDERS =
            Map.of(
                    "form", ",",
                    "simple", ",",
                    "spaceDelimited", " ",
                    "pipeDelimited", "|",
                    "tabDelimited", "\t");

    /// A name and a value, not encoded yet.
    record Pair(String name, String value) {

        String encoded(String also) {
            var text = new StringBuilder();
            Percent.encode(text, name, "[]");
            text.append('=');
            Percent.encode(text, value, also);
            return text.toString();
        }
    }

    private Styles() {}

    /// The value in a query, a cookie or a form: several pairs, or none for null.
    static List<Pair> pairs(Parameter parameter, JsonNode value) throws Unmapped {
        var name = parameter.name();
        if (value.isNull()) {
            return List.of();
        }
        if (parameter.json()) {
            return List.of(new Pair(name, Json.write(value)));
        }
        if (parameter.style().equals("deepObject") && value.isObject()) {
            var pairs = new ArrayList<Pair>();
            for (var member : value.properties()) {
                pairs.add(
                        new Pair(
                                name + "[" + member.getKey() + "]",
                                scalar(parameter, member.getValue())));
            }
            return pairs;
        }
        if (parameter.explode() && value.isArray()) {
            var pairs = new ArrayList<Pair>();
            for (var item : value) {
                pairs.add(new Pair(name, scalar(parameter, item)));
            }
            return pairs;
        }
        if (parameter.explode() && value.isObject()) {
            var pairs = new ArrayList<Pair>();
            for (var member : value.properties()) {
                pairs.add(new Pair(member.getKey(), scalar(parameter, member.getValue())));
            }
            return pairs;
        }
        return List.of(new Pair(name, joined(parameter, value)));
    }

    /// The value as one text, in a path or a header.
    static String text(Parameter parameter, JsonNode value) throws Unmapped {
        return parameter.json() ? Json.write(value) : joined(parameter, value);
    }

    private static String joined(Parameter parameter, JsonNode value) throws Unmapped {
        var divider = DIVIDERS.get(parameter.style());
        if (!value.isContainerNode()) {
            if (Set.of("label", "matrix").contains(parameter.style())) {
                throw style(parameter);
            }
            return scalar(parameter, value);
        }
        if (divider == null) {
            throw style(parameter);
        }
        var parts = new ArrayList<String>();
        if (value.isArray()) {
            for (var item : value) {
                parts.add(scalar(parameter, item));
            }
        }
        for (var member : value.properties()) {
            var text = scalar(parameter, member.getValue());
            if (parameter.explode()) {
                parts.add(member.getKey() + "=" + text);
            } else {
                parts.add(member.getKey());
                parts.add(text);
            }
        }
        return String.join(divider, parts);
    }

    private static String scalar(Parameter parameter, JsonNode value) throws Unmapped {
        if (value.isContainerNode()) {
            throw new Unmapped("the parameter `" + parameter.name() + "` is nested too deep");
        }
        return value.isNull() ? "" : value.asText();
    }

    private static Unmapped style(Parameter parameter) {
        return new Unmapped(
                "the parameter `"
                        + parameter.name()
                        + "` has the style `"
                        + parameter.style()
                        + "`, which is not built yet");
    }
}
