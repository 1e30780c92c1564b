package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;

/// The operators `+ - * / %` (W-32: IEEE doubles; a number that is not computed with stays exact).
final class Arithmetic {

    private static final int ITEM = 8;
    private static final int MEMBER = 64;
    private static final int OBJECT = 160;

    private Arithmetic() {}

    static JsonNode apply(String sign, Run run, JsonNode a, JsonNode b) {
        run.tick();
        return switch (sign) {
            case "+" -> add(run, a, b);
            case "-" -> subtract(run, a, b);
            case "*" -> multiply(run, a, b);
            case "/" -> divide(run, a, b);
            case "%" -> modulo(run, a, b);
            case "==" -> Values.bool(Values.equal(run, a, b));
            case "!=" -> Values.bool(!Values.equal(run, a, b));
            case "<" -> Values.bool(Values.compare(run, a, b, 0) < 0);
            case "<=" -> Values.bool(Values.compare(run, a, b, 0) <= 0);
            case ">" -> Values.bool(Values.compare(run, a, b, 0) > 0);
            case ">=" -> Values.bool(Values.compare(run, a, b, 0) >= 0);
            default -> throw new IllegalArgumentException("no operator: " + sign);
        };
    }

    static JsonNode add(Run run, JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return run.number(a.doubleValue() + b.doubleValue());
        }
        if (a.isNull()) {
            return b;
        }
        if (b.isNull()) {
            return a;
        }
        if (a.isTextual() && b.isTextual()) {
            run.grow(2L * (a.textValue().length() + b.textValue().length()));
            return Texts.of(run, a.textValue() + b.textValue());
        }
        if (a instanceof ArrayNode x && b instanceof ArrayNode y) {
            run.grow((long) ITEM * (x.size() + y.size()));
            return JsonNodeFactory.instance.arrayNode(x.size() + y.size()).addAll(x).addAll(y);
        }
        if (a instanceof ObjectNode x && b instanceof ObjectNode y) {
            return copy(run, x).setAll(copyOf(run, y));
        }
        throw wrong(a, b, "added");
    }

    private static ObjectNode copyOf(Run run, ObjectNode object) {
        run.grow((long) MEMBER * object.size());
        return object;
    }

    /// A new object with the same members.
    static ObjectNode copy(Run run, ObjectNode object) {
        run.grow((long) MEMBER * object.size() + OBJECT);
        return JsonNodeFactory.instance.objectNode().setAll(object);
    }

    static ArrayNode copy(Run run, ArrayNode array) {
        run.grow((long) ITEM * (array.size() + 4));
        return JsonNodeFactory.instance.arrayNode(array.size()).addAll(array);
    }

    private static JsonNode subtract(Run run, JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return run.number(a.doubleValue() - b.doubleValue());
        }
        if (a.isArray() && b.isArray()) {
            var without = new TreeSet<JsonNode>(Values.order(run));
            b.forEach(without::add);
            var rest = JsonNodeFactory.instance.arrayNode();
            for (var item : a) {
                run.grow(ITEM);
                if (!without.contains(item)) {
                    rest.add(item);
                }
            }
            return rest;
        }
        throw wrong(a, b, "subtracted");
    }

    private static JsonNode multiply(Run run, JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return run.number(a.doubleValue() * b.doubleValue());
        }
        if (a instanceof ObjectNode x && b instanceof ObjectNode y) {
            return merge(run, x, y, 0);
        }
        if ((a.isTextual() && b.isNumber()) || (a.isNumber() && b.isTextual())) {
            throw new ExpressionFault("a string cannot be multiplied here");
        }
        throw wrong(a, b, "multiplied");
    }

    private static ObjectNode merge(Run run, ObjectNode a, ObjectNode b, int depth) {
        run.deep(depth + 1);
        var merged = copy(run, a);
        for (var member : b.properties()) {
            run.grow(MEMBER);
            var both =
                    merged.get(member.getKey()) instanceof ObjectNode old
                                    && member.getValue() instanceof ObjectNode young
                            ? merge(run, old, young, depth + 1)
                            : member.getValue();
            merged.set(member.getKey(), both);
        }
        return merged;
    }

    private static JsonNode divide(Run run, JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            if (b.doubleValue() == 0) {
                throw new JqError(
                        Values.brief(a)
                                + " and "
                                + Values.brief(b)
                                + " cannot be divided because the divisor is zero");
            }
            return run.number(a.doubleValue() / b.doubleValue());
        }
        if (a.isTextual() && b.isTextual()) {
            return StringFunctions.split(run, a.textValue(), b.textValue());
        }
        throw wrong(a, b, "divided");
    }

    private static JsonNode modulo(Run run, JsonNode a, JsonNode b) {
        if (!a.isNumber() || !b.isNumber()) {
            throw wrong(a, b, "divided");
        }
        if (Double.isNaN(a.doubleValue()) || Double.isNaN(b.doubleValue())) {
            return run.number(Double.NaN);
        }
        var divisor = (long) b.doubleValue();
        if (divisor == 0) {
            throw new JqError(
                    Values.brief(a)
                            + " and "
                            + Values.brief(b)
                            + " cannot be divided (remainder) because the divisor is zero");
        }
        return run.number((double) ((long) a.doubleValue() % divisor));
    }

    private static JqError wrong(JsonNode a, JsonNode b, String verb) {
        return new JqError(Values.brief(a) + " and " + Values.brief(b) + " cannot be " + verb);
    }
}
