package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The `@...` formats, which write a value as text for some other language.
@FunctionalInterface
interface Formatting {

    Map<String, Formatting> KNOWN =
            Map.ofEntries(
                    Map.entry("@text", JsonText::plain),
                    Map.entry("@json", JsonText::of),
                    Map.entry("@html", Formatting::html),
                    Map.entry("@uri", Formatting::uri),
                    Map.entry("@csv", (run, in) -> row(run, in, ",", "\"", "\"\"")),
                    Map.entry("@tsv", Formatting::tsv),
                    Map.entry("@sh", Formatting::sh),
                    Map.entry("@base64", Formatting::base64),
                    Map.entry("@base64d", Formatting::base64d));

    String apply(Run run, JsonNode value);

    static void check(Token format) {
        if (!KNOWN.containsKey(format.text())) {
            throw new SyntaxFault(format.text() + " is not a known format", format.at());
        }
    }

    private static String html(Run run, JsonNode in) {
        return replaced(
                run,
                JsonText.plain(run, in),
                Map.of('<', "&lt;", '>', "&gt;", '&', "&amp;", '\'', "&#39;", '"', "&quot;"));
    }

    private static String replaced(Run run, String text, Map<Character, String> by) {
        run.grow(8L * text.length());
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var replacement = by.get(text.charAt(i));
            if (replacement == null) {
                out.append(text.charAt(i));
            } else {
                out.append(replacement);
            }
        }
        return out.toString();
    }

    private static String uri(Run run, JsonNode in) {
        var bytes = JsonText.plain(run, in).getBytes(StandardCharsets.UTF_8);
        run.grow(8L * bytes.length);
        var out = new StringBuilder(bytes.length);
        for (var b : bytes) {
            var c = (char) (b & 0xFF);
            var plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || "-._~".indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(hex(c >> 4)).append(hex(c & 15));
            }
        }
        return out.toString();
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }

    private static String row(Run run, JsonNode in, String between, String quote, String quoted) {
        var cells = new ArrayList<String>();
        for (var cell : items(in)) {
            cells.add(
                    cell.isTextual()
                            ? quote
                                    + replaced(
                                            run, cell.textValue(), Map.of(quote.charAt(0), quoted))
                                    + quote
                            : scalar(run, cell));
        }
        return joined(run, cells, between);
    }

    private static String joined(Run run, List<String> cells, String between) {
        var length = 0L;
        for (var cell : cells) {
            length += cell.length() + between.length();
        }
        run.grow(2 * length);
        return String.join(between, cells);
    }

    private static JsonNode items(JsonNode in) {
        if (!in.isArray()) {
            throw new JqError(
                    Values.brief(in) + " cannot be formatted as a row, only an array can be");
        }
        return in;
    }

    private static String scalar(Run run, JsonNode cell) {
        if (cell.isContainerNode()) {
            throw new JqError(Values.brief(cell) + " is not valid in a row");
        }
        return cell.isNull() ? "" : JsonText.plain(run, cell);
    }

    private static String tsv(Run run, JsonNode in) {
        var cells = new ArrayList<String>();
        for (var cell : items(in)) {
            cells.add(
                    replaced(
                            run,
                            scalar(run, cell),
                            Map.of('\\', "\\\\", '\t', "\\t", '\n', "\\n", '\r', "\\r")));
        }
        return joined(run, cells, "\t");
    }

    private static String sh(Run run, JsonNode in) {
        var words = new ArrayList<String>();
        for (var word : in.isArray() ? in : List.of(in)) {
            if (word.isContainerNode()) {
                throw new JqError(Values.brief(word) + " can not be escaped for shell");
            }
            words.add(
                    word.isTextual()
                            ? "'" + replaced(run, word.textValue(), Map.of('\'', "'\\''")) + "'"
                            : JsonText.plain(run, word));
        }
        return joined(run, words, " ");
    }

    private static String base64(Run run, JsonNode in) {
        var text = JsonText.plain(run, in);
        run.grow(6L * text.length());
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64d(Run run, JsonNode in) {
        var text = JsonText.plain(run, in);
        run.grow(4L * text.length());
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new JqError(Values.brief(in) + " is not valid base64 data");
        }
    }
}
