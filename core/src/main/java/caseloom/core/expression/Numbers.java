package caseloom.core.expression;

import caseloom.core.json.Json;
import caseloom.core.json.JsonNumbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// The functions on numbers.
final class Numbers {

    private Numbers() {}

    static void addTo(Map<String, Native> functions) {
        math(functions, "floor", Math::floor);
        math(functions, "ceil", Math::ceil);
        math(functions, "round", value -> Math.copySign(Math.floor(Math.abs(value) + 0.5), value));
        math(functions, "trunc", value -> value < 0 ? Math.ceil(value) : Math.floor(value));
        math(functions, "sqrt", Math::sqrt);
        math(functions, "cbrt", Math::cbrt);
        math(functions, "fabs", Math::abs);
        math(functions, "exp", Math::exp);
        math(functions, "exp2", value -> Math.pow(2, value));
        math(functions, "exp10", value -> Math.pow(10, value));
        math(functions, "log", Math::log);
        math(functions, "log2", value -> Math.log(value) / Math.log(2));
        math(functions, "log10", Math::log10);
        math(functions, "sin", Math::sin);
        math(functions, "cos", Math::cos);
        math(functions, "tan", Math::tan);
        math(functions, "asin", Math::asin);
        math(functions, "acos", Math::acos);
        math(functions, "atan", Math::atan);
        math(functions, "pow", Math::pow);
        math(functions, "atan2", Math::atan2);
        math(functions, "fmin", Math::min);
        math(functions, "fmax", Math::max);
        Native.add(functions, "abs", Numbers::abs);
        Native.add(functions, "infinite", (run, _) -> run.number(Double.POSITIVE_INFINITY));
        Native.add(functions, "nan", (run, _) -> run.number(Double.NaN));
        Native.add(
                functions,
                "isinfinite",
                (_, in) -> Values.bool(Double.isInfinite(of(in, "isinfinite"))));
        Native.add(functions, "isnan", (_, in) -> Values.bool(Double.isNaN(of(in, "isnan"))));
        Native.add(functions, "isnormal", (_, in) -> Values.bool(normal(of(in, "isnormal"))));
        Native.add(functions, "tonumber", Numbers::parse);
    }

    private static void math(
            Map<String, Native> functions, String name, DoubleUnaryOperator operator) {
        Native.add(functions, name, (run, in) -> run.number(operator.applyAsDouble(of(in, name))));
    }

    private static void math(
            Map<String, Native> functions, String name, DoubleBinaryOperator operator) {
        functions.put(
                name + "/2",
                (run, _, arguments) ->
                        run.number(
                                operator.applyAsDouble(
                                        of(arguments.get(0), name), of(arguments.get(1), name))));
    }

    static double of(JsonNode value, String function) {
        if (!value.isNumber()) {
            throw new JqError(Values.brief(value) + " number required by " + function);
        }
        return value.doubleValue();
    }

    private static JsonNode abs(Run run, JsonNode in) {
        return of(in, "abs") < 0 ? run.number(-in.doubleValue()) : in;
    }

    private static boolean normal(double value) {
        return Double.isFinite(value) && Math.abs(value) >= Double.MIN_NORMAL;
    }

    /// The number in a string, exactly.
    static JsonNode parse(Run run, JsonNode in) {
        if (in.isNumber()) {
            return in;
        }
        if (!in.isTextual()) {
            throw new JqError(Values.brief(in) + " cannot be parsed as a number");
        }
        var text = in.textValue();
        run.spend(Math.min(text.length(), Json.NUMBER_MOST));
        if (text.length() <= Json.NUMBER_MOST
                && text.matches("-?[0-9]*\\.?[0-9]*([eE][+-]?[0-9]+)?")) {
            try {
                var value = new BigDecimal(text);
                if (JsonNumbers.plainLength(value) <= Json.NUMBER_MOST) {
                    return JsonNumbers.of(value);
                }
            } catch (NumberFormatException e) {
                throw new JqError(Values.brief(in) + " cannot be parsed as a number");
            }
        }
        throw new JqError(Values.brief(in) + " cannot be parsed as a number");
    }

    /// What JSON has for a number: null for NaN, the largest double for infinity.
    static JsonNode finite(JsonNode value) {
        if (!(value instanceof DoubleNode) || Double.isFinite(value.doubleValue())) {
            return value;
        }
        if (Double.isNaN(value.doubleValue())) {
            return NullNode.getInstance();
        }
        return JsonNumbers.of(Math.copySign(Double.MAX_VALUE, value.doubleValue()));
    }
}
