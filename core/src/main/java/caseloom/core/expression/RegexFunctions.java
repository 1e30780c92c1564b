package caseloom.core.expression;

import caseloom.core.pattern.LinearPattern;
import caseloom.core.pattern.PatternFault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;

/// Matching regular expressions, in linear time. The rest of their functions is in `prelude.jq`.
final class RegexFunctions {

    private static final int MATCHES_MOST = 100_000;

    private RegexFunctions() {}

    static void addTo(Map<String, Native> functions) {
        functions.put("_match/2", (run, in, args) -> match(run, in, args.get(0), args.get(1)));
        functions.put(
                "test/1", (run, in, args) -> test(run, in, args.get(0), NullNode.getInstance()));
        functions.put("test/2", (run, in, args) -> test(run, in, args.get(0), args.get(1)));
        Native.add(functions, "_captures", RegexFunctions::captures);
    }

    private record Request(LinearPattern pattern, boolean all, boolean skipEmpty) {}

    private static JsonNode test(Run run, JsonNode in, JsonNode regex, JsonNode flags) {
        var text = StringFunctions.text(in, "the input of a regular expression");
        return Values.bool(request(run, text, regex, flags).pattern().find(text));
    }

    private static Request request(Run run, String text, JsonNode regex, JsonNode flags) {
        if (regex.isArray()) {
            return request(run, text, regex.path(0), regex.path(1));
        }
        var source = StringFunctions.text(regex, "a regular expression");
        var letters =
                flags.isNull() || flags.isMissingNode() ? "" : StringFunctions.text(flags, "flags");
        if (!letters.matches("[gixnslp]*")) {
            throw new JqError(letters + " is not a valid modifier string");
        }
        if (letters.contains("x")) {
            throw new JqError("the modifier x of regular expressions is not available");
        }
        run.spend(50L + 20L * source.length());
        try {
            var pattern =
                    LinearPattern.compile(
                            source,
                            letters.contains("i"),
                            letters.contains("s") || letters.contains("p"));
            run.spend((long) text.length() * pattern.cost() / 4);
            return new Request(pattern, letters.contains("g"), letters.contains("n"));
        } catch (PatternFault e) {
            throw new JqError(
                    "the regular expression " + source + " is refused: " + e.getMessage());
        }
    }

    private static JsonNode match(Run run, JsonNode in, JsonNode regex, JsonNode flags) {
        var text = StringFunctions.text(in, "the input of a regular expression");
        var request = request(run, text, regex, flags);
        var found = JsonNodeFactory.instance.arrayNode();
        var points = new Points(text);
        for (var match : request.pattern().matches(text, request.all() ? MATCHES_MOST : 1)) {
            if (request.skipEmpty() && match.start() == match.end()) {
                continue;
            }
            run.grow(256L + 256L * match.groups().size());
            run.spend(match.end() - match.start());
            found.add(object(run, text, points, match));
        }
        return found;
    }

    private static ObjectNode object(
            Run run, String text, Points points, LinearPattern.Found match) {
        var object = part(run, text, points, match.start(), match.end());
        var captures = object.putArray("captures");
        for (var group : match.groups()) {
            var capture = part(run, text, points, group.start(), group.end());
            capture.set(
                    "name",
                    group.name() == null ? NullNode.getInstance() : TextNode.valueOf(group.name()));
            captures.add(capture);
        }
        return object;
    }

    private static ObjectNode part(Run run, String text, Points points, int start, int end) {
        var object = JsonNodeFactory.instance.objectNode();
        var took = start >= 0;
        object.set("offset", IntNode.valueOf(took ? points.at(start) : -1));
        object.set("length", IntNode.valueOf(took ? text.codePointCount(start, end) : 0));
        object.set(
                "string",
                took ? Texts.of(run, text.substring(start, end)) : NullNode.getInstance());
        return object;
    }

    /// The named groups of a match as an object.
    private static JsonNode captures(Run run, JsonNode match) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var capture : match.path("captures")) {
            run.grow(64);
            if (capture.path("name").isTextual()) {
                object.set(capture.path("name").textValue(), capture.path("string"));
            }
        }
        return object;
    }

    /// Positions in code points, of places that mostly come in ascending order.
    private static final class Points {

        private final String text;
        private int at;
        private int points;

        Points(String text) {
            this.text = text;
        }

        int at(int place) {
            if (place < at) {
                return points - text.codePointCount(place, at);
            }
            points += text.codePointCount(at, place);
            at = place;
            return points;
        }
    }

    /// The names that only the prelude may call.
    static List<String> internal() {
        return List.of("_match", "_captures");
    }
}
