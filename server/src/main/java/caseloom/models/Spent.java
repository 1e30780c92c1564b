package caseloom.models;

import java.math.BigDecimal;

/// What a model used up in one day.
///
/// @param requests how many were made of it
public record Spent(long requests, long tokens, BigDecimal cost) {

    static final Spent NOTHING = new Spent(0, 0, BigDecimal.ZERO);
}
