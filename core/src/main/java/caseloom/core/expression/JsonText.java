package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;

/// Writes a value as JSON text within the budget.
final class JsonText {

    private final Run run;
    private final StringBuilder out = new StringBuilder();
    private int paid;

    private JsonText(Run run) {
        this.run = run;
    }

    static String of(Run run, JsonNode value) {
        if (value.isTextual()) {
            run.grow(4L * value.textValue().length());
        }
        var writer = new JsonText(run);
        writer.write(value, 0);
        return writer.out.toString();
    }

    /// The text of `tostring`: strings as they are, everything else as JSON.
    static String plain(Run run, JsonNode value) {
        run.tick();
        return value.isTextual() ? value.textValue() : of(run, value);
    }

    private void write(JsonNode value, int depth) {
        run.deep(depth);
        run.grow(2L * (out.length() - paid) + 1);
        paid = out.length();
        switch (value.getNodeType()) {
            case OBJECT -> object(value, depth);
            case ARRAY -> array(value, depth);
            case STRING -> quote(value.textValue());
            case NUMBER -> out.append(number(value));
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL, MISSING, BINARY, POJO -> out.append("null");
        }
    }

    private static String number(JsonNode value) {
        var finite = Numbers.finite(value);
        return finite.isBigDecimal()
                ? finite.decimalValue().toPlainString()
                : finite.isNull() ? "null" : finite.asText();
    }

    private void array(JsonNode value, int depth) {
        out.append('[');
        for (var i = 0; i < value.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(value.get(i), depth + 1);
        }
        out.append(']');
    }

    private void object(JsonNode value, int depth) {
        out.append('{');
        var first = true;
        for (var member : value.properties()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            quote(member.getKey());
            out.append(':');
            write(member.getValue(), depth + 1);
        }
        out.append('}');
    }

    private void quote(String text) {
        run.grow(2L * text.length());
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || c == 0x7F) {
                        out.append("\\u00").append(hex(c >> 4)).append(hex(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static char hex(int digit) {
        return Character.forDigit(digit, 16);
    }
}
