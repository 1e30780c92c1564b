package caseloom.core.variables;

import caseloom.core.json.Json;
import caseloom.core.json.JsonNumbers;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/// Numbers as variables carry them: exact, and without superfluous zeros (L-58).
final class ExactNumber {

    private ExactNumber() {}

    /// Nothing when the number written out would be longer than a number may be (L-62).
    static Optional<BigDecimal> of(BigDecimal value) {
        return JsonNumbers.plainLength(value) > Json.NUMBER_MOST
                ? Optional.empty()
                : Optional.of(value.stripTrailingZeros());
    }

    /// Nothing when this is no number, or one that JSON cannot carry.
    static Optional<BigDecimal> of(JsonNode value) {
        var binary = value.isDouble() || value.isFloat();
        return value.isNumber() && !(binary && !Double.isFinite(value.doubleValue()))
                ? of(value.decimalValue())
                : Optional.empty();
    }
}
