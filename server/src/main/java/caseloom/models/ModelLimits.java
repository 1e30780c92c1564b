package caseloom.models;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a model may use up.
///
/// @param answerTokens of one answer, at most
/// @param dayTokens of one day (UTC), questions and answers together; null for no limit
/// @param dayCost of one day, in the currency of the prices; null for no limit
public record ModelLimits(
        int answerTokens, @Nullable Long dayTokens, Prices prices, @Nullable BigDecimal dayCost) {

    /// What a model has of which nobody says more.
    public static final ModelLimits USUAL = new ModelLimits(4_096, null, Prices.NONE, null);

    public static final int ANSWER_TOKENS_MOST = 1_000_000;
}
