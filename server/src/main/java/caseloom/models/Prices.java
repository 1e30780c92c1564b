package caseloom.models;

import java.math.BigDecimal;

/// What a model's tokens cost, in a currency that the organization has in mind.
///
/// @param input of a million tokens of questions
/// @param output of a million tokens of answers
public record Prices(BigDecimal input, BigDecimal output) {

    public static final Prices NONE = new Prices(BigDecimal.ZERO, BigDecimal.ZERO);

    private static final int OF_TOKENS = 6;

    BigDecimal of(Usage usage) {
        return input.multiply(BigDecimal.valueOf(usage.input()))
                .add(output.multiply(BigDecimal.valueOf(usage.output())))
                .movePointLeft(OF_TOKENS);
    }
}
