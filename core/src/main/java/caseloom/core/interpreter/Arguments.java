package caseloom.core.interpreter;

import caseloom.core.definition.Function;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The rendered `with` of a function call, taken apart with complaints that name the function.
record Arguments(Function function, ObjectNode with) {

    private static final BigDecimal ID_MOST = BigDecimal.valueOf(9_007_199_254_740_991L);

    static Arguments of(Function function, JsonNode rendered) {
        if (rendered instanceof ObjectNode object) {
            return new Arguments(function, object);
        }
        throw refused(function, "`with` must be an object");
    }

    String text(String name) {
        var value = with.path(name);
        if (!value.isTextual()) {
            throw refused("`" + name + "` must be a text");
        }
        return value.textValue();
    }

    boolean has(String name) {
        return !with.path(name).isMissingNode() && !with.path(name).isNull();
    }

    /// An object; an empty one when it is left out.
    ObjectNode object(String name) {
        if (!has(name)) {
            return Json.object();
        }
        if (with.path(name) instanceof ObjectNode object) {
            return object;
        }
        throw refused("`" + name + "` must be an object");
    }

    /// A number as records have them (C-27); empty for a number that no record can have.
    Optional<Long> id(String name) {
        var value = with.path(name);
        if (!value.isNumber()) {
            throw refused("`" + name + "` must be a whole number");
        }
        var number = value.decimalValue();
        var possible =
                number.signum() > 0
                        && number.compareTo(ID_MOST) <= 0
                        && number.stripTrailingZeros().scale() <= 0;
        return possible ? Optional.of(number.longValue()) : Optional.empty();
    }

    /// A moment, or the beginning of a date in UTC.
    Instant moment(String name) {
        var text = text(name);
        try {
            return text.contains("T") || text.contains("t")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw refused(
                    "`"
                            + name
                            + "` is neither a moment such as 2026-05-28T17:04:12Z nor a date: "
                            + text);
        }
    }

    StepFault refused(String detail) {
        return refused(function, detail);
    }

    private static StepFault refused(Function function, String detail) {
        return new StepFault(
                Errors.validation(function.word() + " cannot do what is asked", detail));
    }
}
