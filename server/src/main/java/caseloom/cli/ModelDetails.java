package caseloom.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how a model is spoken to and what it may use up.
final class ModelDetails {

    @Option(
            names = "--answer-format",
            paramLabel = "FORMAT",
            description = "How it is told the form of an answer: schema, json or text.")
    private @Nullable String format;

    @Option(
            names = "--parameters",
            paramLabel = "JSON",
            description = "Sent with every request, such as {\"temperature\": 0}, or @FILE.")
    private @Nullable String parameters;

    @Option(names = "--answer-tokens-most", paramLabel = "TOKENS", description = "Of one answer.")
    private @Nullable Integer answerTokens;

    @Option(names = "--day-tokens-most", paramLabel = "TOKENS", description = "Of one day.")
    private @Nullable Long dayTokens;

    @Option(
            names = "--input-price",
            paramLabel = "PRICE",
            description = "Of a million tokens of questions.")
    private @Nullable BigDecimal inputPrice;

    @Option(
            names = "--output-price",
            paramLabel = "PRICE",
            description = "Of a million tokens of answers.")
    private @Nullable BigDecimal outputPrice;

    @Option(names = "--day-cost-most", paramLabel = "COST", description = "Of one day.")
    private @Nullable BigDecimal dayCost;

    @Option(names = "--documents", description = "It reads the fields of documents.")
    private boolean documents;

    /// The body with those that were given.
    ObjectNode in(ObjectNode body, Session session) {
        if (format != null) {
            body.put("answer_format", format);
        }
        if (parameters != null) {
            body.set("parameters", session.object("--parameters", parameters));
        }
        if (answerTokens != null) {
            body.put("answer_tokens_most", answerTokens);
        }
        if (dayTokens != null) {
            body.put("day_tokens_most", dayTokens);
        }
        if (inputPrice != null) {
            body.put("input_price", inputPrice);
        }
        if (outputPrice != null) {
            body.put("output_price", outputPrice);
        }
        if (dayCost != null) {
            body.put("day_cost_most", dayCost);
        }
        return body.put("documents", documents);
    }
}
