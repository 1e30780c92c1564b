package caseloom.core.definition;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// What an unquoted word of YAML 1.2 stands for. Numbers stay exact (W-32); `on`, `no` and dates
/// stay text.
final class Scalars {

    private final ScalarResolver core = new CoreSchema().getScalarResolver();

    /// The number, truth value or null that the word is; nothing when it is text.
    ///
    /// @throws Unreadable when it is a number that JSON cannot carry
    Optional<JsonNode> plain(String word) throws Unreadable {
        var tag = core.resolve(word, true);
        if (tag.equals(Tag.NULL)) {
            return Optional.of(NullNode.instance);
        }
        if (tag.equals(Tag.BOOL)) {
            return Optional.of(BooleanNode.valueOf(word.toLowerCase(Locale.ROOT).equals("true")));
        }
        if (tag.equals(Tag.INT)) {
            return Optional.of(whole(word));
        }
        return tag.equals(Tag.FLOAT) ? Optional.of(decimal(word)) : Optional.empty();
    }

    /// Why a text cannot be kept, or null when it can: neither JSON bodies (C-21) nor PostgreSQL
    /// carry these characters.
    static @Nullable String unfit(String text) {
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var letter = text.codePointAt(i);
            if (letter == 0) {
                return "A text cannot hold the character U+0000.";
            }
            if (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE) {
                return "A text cannot hold half of a surrogate pair.";
            }
        }
        return null;
    }

    private static JsonNode whole(String word) throws Unreadable {
        if (word.length() > Json.NUMBER_MOST) {
            throw tooLong();
        }
        var value =
                switch (word.length() > 2 ? word.substring(0, 2) : "") {
                    case "0x" -> new BigInteger(word.substring(2), 16);
                    case "0o" -> new BigInteger(word.substring(2), 8);
                    default -> new BigInteger(word);
                };
        return switch ((value.bitLength() + 32) / 32) {
            case 1 -> IntNode.valueOf(value.intValueExact());
            case 2 -> LongNode.valueOf(value.longValueExact());
            default -> BigIntegerNode.valueOf(value);
        };
    }

    private static JsonNode decimal(String word) throws Unreadable {
        if (word.toLowerCase(Locale.ROOT).matches("[-+]?\\.(inf|nan)")) {
            throw new Unreadable("`" + word + "` is no number that JSON can carry.");
        }
        try {
            var value = new BigDecimal(word);
            if (value.precision() + Math.abs((long) value.scale()) > Json.NUMBER_MOST) {
                throw tooLong();
            }
            return DecimalNode.valueOf(value);
        } catch (ArithmeticException | NumberFormatException _) {
            throw tooLong();
        }
    }

    private static Unreadable tooLong() {
        return new Unreadable(
                "A number has at most "
                        + Json.NUMBER_MOST
                        + " digits when written out without an exponent.");
    }
}
