package caseloom.admin;

import caseloom.core.json.Json;
import caseloom.models.AnswerFormat;
import caseloom.models.ModelLimits;
import caseloom.models.ModelTerms;
import caseloom.models.Prices;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Reads what a call says of a model.
final class ModelFields {

    static final List<String> FORMATS =
            Arrays.stream(AnswerFormat.values()).map(AnswerFormat::word).toList();

    private final Fields fields;

    ModelFields(Fields fields) {
        this.fields = fields;
    }

    /// All of its terms; what was not given is usual.
    ModelTerms whole() {
        return new ModelTerms(
                fields.neededText("name", ModelTerms.NAME_MOST),
                fields.wordIfGiven("answer_format", FORMATS)
                        .map(AnswerFormat::of)
                        .orElse(AnswerFormat.SCHEMA),
                parameters(),
                limits(),
                fields.flag("documents"));
    }

    private ObjectNode parameters() {
        var given = fields.object("parameters").orElseGet(Json::object);
        var reserved =
                given.properties().stream()
                        .anyMatch(one -> ModelTerms.RESERVED.contains(one.getKey()));
        if (reserved || given.size() > ModelTerms.PARAMETERS_MOST) {
            fields.complain(
                    "parameters",
                    "They are at most "
                            + ModelTerms.PARAMETERS_MOST
                            + " members of requests, without those of the conversation itself: "
                            + String.join(", ", ModelTerms.RESERVED.stream().sorted().toList())
                            + ".",
                    "Send such as {\"temperature\": 0}.");
        }
        return given;
    }

    private ModelLimits limits() {
        var usual = ModelLimits.USUAL;
        var answer = fields.number("answer_tokens_most", 1, ModelLimits.ANSWER_TOKENS_MOST);
        var day = fields.amount("day_tokens_most");
        var input = fields.amount("input_price");
        var output = fields.amount("output_price");
        var cost = fields.amount("day_cost_most");
        for (var name : List.of("day_tokens_most", "day_cost_most")) {
            var limit = name.equals("day_tokens_most") ? day : cost;
            if (limit != null && (limit.signum() == 0 || isPartOfToken(name, limit))) {
                fields.complain(
                        name,
                        "It is more than 0, and tokens are whole ones.",
                        "Send such a number, or leave it out for no limit.");
            }
        }
        return new ModelLimits(
                answer == null ? usual.answerTokens() : answer,
                day == null ? null : day.longValue(),
                new Prices(
                        Objects.requireNonNullElse(input, BigDecimal.ZERO),
                        Objects.requireNonNullElse(output, BigDecimal.ZERO)),
                cost);
    }

    private static boolean isPartOfToken(String name, BigDecimal limit) {
        return name.equals("day_tokens_most") && limit.stripTrailingZeros().scale() > 0;
    }
}
