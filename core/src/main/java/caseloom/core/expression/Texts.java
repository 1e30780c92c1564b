package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/// Strings that an expression makes: they are paid for, and must be storable.
final class Texts {

    private Texts() {}

    static JsonNode of(Run run, String text) {
        run.grow(2L * text.length() + 32);
        var fault = fault(text);
        if (fault != null) {
            throw new ExpressionFault(fault);
        }
        return TextNode.valueOf(text);
    }

    /// Why neither PostgreSQL nor a JSON answer can carry the text, or null when they can.
    static @Nullable String fault(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                return "a string has the character U+0000";
            }
            if (Character.isSurrogate(c)) {
                var next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
                if (!Character.isSurrogatePair(c, next)) {
                    return "a string has an unpaired surrogate";
                }
                i++;
            }
        }
        return null;
    }
}
