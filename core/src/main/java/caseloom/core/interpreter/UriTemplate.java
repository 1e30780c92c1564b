package caseloom.core.interpreter;

import caseloom.core.uri.Percent;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/// RFC 6570 level 1 over the top-level properties of an input (W-27), and the query of a request.
final class UriTemplate {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.]+");

    private UriTemplate() {}

    /// Every `{name}` replaced by the percent-encoded value of that property; an absent one by
    /// nothing.
    static String expand(String template, JsonNode input) {
        var uri = new StringBuilder();
        var from = 0;
        for (var open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            var close = template.indexOf('}', open);
            if (close < 0) {
                throw new StepFault(
                        Errors.configuration("a { has no } in the address " + template));
            }
            Percent.encode(uri, template.substring(from, open), Percent.RESERVED);
            Percent.encode(uri, value(template.substring(open + 1, close), input), "");
            from = close + 1;
        }
        Percent.encode(uri, template.substring(from), Percent.RESERVED);
        return uri.toString();
    }

    private static String value(String name, JsonNode input) {
        if (!NAME.matcher(name).matches()) {
            throw new StepFault(
                    Errors.configuration("{" + name + "} is not a plain name in an address"));
        }
        var value = input.path(name);
        if (value.isContainerNode()) {
            throw new StepFault(
                    Errors.validation(
                            "The address cannot be put together",
                            "the value for {" + name + "} is not a text, number or boolean"));
        }
        return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }

    /// The address with the members of `query` appended; an array gives its name several times.
    static String withQuery(String uri, JsonNode query) {
        var hash = uri.indexOf('#');
        var result = new StringBuilder(hash < 0 ? uri : uri.substring(0, hash));
        for (var member : query.properties()) {
            var value = member.getValue();
            if (value.isArray()) {
                value.forEach(item -> append(result, member.getKey(), item));
            } else {
                append(result, member.getKey(), value);
            }
        }
        return result.toString();
    }

    private static void append(StringBuilder uri, String name, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (value.isContainerNode()) {
            throw new StepFault(
                    Errors.validation(
                            "The query cannot be put together",
                            "the value of `" + name + "` is not a text, number or boolean"));
        }
        var last = uri.charAt(uri.length() - 1);
        if (uri.indexOf("?") < 0) {
            uri.append('?');
        } else if (last != '?' && last != '&') {
            uri.append('&');
        }
        Percent.encode(uri, name, "");
        uri.append('=');
        Percent.encode(uri, value.asText(), "");
    }
}
