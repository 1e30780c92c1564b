package caseloom.core.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// RFC 6570 level 1 over the top-level properties of an input (W-27), and the query of a request.
final class UriTemplate {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.]+");
    private static final String UNRESERVED = "-._~";
    private static final String RESERVED = ":/?#[]@!$&'()*+,;=%";
    private static final String HEX = "0123456789ABCDEF";

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
            encode(uri, template.substring(from, open), RESERVED);
            encode(uri, value(template.substring(open + 1, close), input), "");
            from = close + 1;
        }
        encode(uri, template.substring(from), RESERVED);
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
        encode(uri, name, "");
        uri.append('=');
        encode(uri, value.asText(), "");
    }

    /// Appends the text with everything percent-encoded but unreserved characters and `also`.
    static void encode(StringBuilder to, String text, String also) {
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (b & 0xFF);
            if (plain(c) || also.indexOf(c) >= 0) {
                to.append(c);
            } else {
                to.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
            }
        }
    }

    private static boolean plain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || UNRESERVED.indexOf(c) >= 0;
    }
}
