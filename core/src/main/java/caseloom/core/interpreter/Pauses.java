package caseloom.core.interpreter;

import caseloom.core.definition.IsoDuration;
import caseloom.core.definition.Pause;
import caseloom.core.expression.Variables;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/// A pause of the document as a length of time.
final class Pauses {

    private static final Map<String, Duration> UNITS =
            Map.of(
                    "days", Duration.ofDays(1),
                    "hours", Duration.ofHours(1),
                    "minutes", Duration.ofMinutes(1),
                    "seconds", Duration.ofSeconds(1),
                    "milliseconds", Duration.ofMillis(1));

    /// Far above every limit and far below an overflow.
    private static final long COUNT_MOST = 1_000_000_000_000L;

    private Pauses() {}

    static Duration length(
            Pause pause, JsonNode input, Variables variables, InterpreterLimits limits) {
        var length =
                switch (pause) {
                    case Pause.Fixed fixed -> fixed.length();
                    case Pause.Computed computed ->
                            read(computed.length().render(input, variables));
                };
        if (length.isNegative() || length.compareTo(limits.pause()) > 0) {
            throw refused("a length of time must be from 0 to " + limits.pause());
        }
        return length;
    }

    private static Duration read(JsonNode value) {
        if (value.isTextual()) {
            return IsoDuration.parse(value.textValue()).orElseThrow(() -> notOne(value));
        }
        if (!value.isObject() || value.isEmpty()) {
            throw notOne(value);
        }
        var sum = Duration.ZERO;
        for (var part : value.properties()) {
            var unit = UNITS.get(part.getKey());
            var count = part.getValue();
            if (unit == null
                    || !count.isNumber()
                    || Math.abs(count.doubleValue()) > COUNT_MOST
                    || count.doubleValue() != count.longValue()) {
                throw notOne(value);
            }
            sum = sum.plus(unit.multipliedBy(count.longValue()));
        }
        return sum;
    }

    private static StepFault notOne(JsonNode value) {
        return refused(
                "not a length of time: "
                        + Sound.cut(value.toString(), 100)
                        + "; write one as PT15M or {\"minutes\": 15}");
    }

    private static StepFault refused(String detail) {
        return new StepFault(Errors.validation("The length of time is not valid", detail));
    }
}
