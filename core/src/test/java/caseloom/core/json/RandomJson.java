package caseloom.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Random JSON values that a body may hold.
public final class RandomJson {

    private static final String CHARACTERS = "ab \"\\/\n\t\u0001\u007fé漢😀~\u2028";

    private RandomJson() {}

    public static JsonNode value(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> NullNode.getInstance();
            case 1 -> BooleanNode.valueOf(random.nextBoolean());
            case 2 -> JsonNumbers.of(random.nextLong() >> random.nextInt(64));
            case 3 -> JsonNumbers.of(decimal(random));
            case 4, 5 -> TextNode.valueOf(text(random));
            case 6 -> {
                var array = Json.array();
                for (var i = random.nextInt(4); i > 0; i--) {
                    array.add(value(random, depth - 1));
                }
                yield array;
            }
            default -> {
                var object = Json.object();
                for (var i = random.nextInt(4); i > 0; i--) {
                    object.set(text(random), value(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static BigDecimal decimal(RandomGenerator random) {
        var digits = new BigInteger(random.nextInt(1, 200), Random.from(random));
        return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(300));
    }

    private static String text(RandomGenerator random) {
        var text = new StringBuilder();
        var points = CHARACTERS.codePoints().toArray();
        for (var i = random.nextInt(6); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
