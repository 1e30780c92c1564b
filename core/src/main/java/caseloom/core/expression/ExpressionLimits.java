package caseloom.core.expression;

/// The budget of one evaluation (W-29), and what may be compiled at all.
///
/// @param steps how many simple operations it may take
/// @param memory how many bytes it may build up, counted roughly and never given back
/// @param output how many characters and members the result may have
/// @param depth how deep values may be nested
/// @param source how many characters an expression may have
/// @param size how many operations it may have once its functions are put in their places
public record ExpressionLimits(
        int steps, long memory, long output, int depth, int source, int size) {

    public static final ExpressionLimits USUAL =
            new ExpressionLimits(2_000_000, 64_000_000, 4_000_000, 100, 10_000, 20_000);

    public ExpressionLimits {
        if (steps < 1 || memory < 1 || output < 1 || depth < 1 || source < 1 || size < 1) {
            throw new IllegalArgumentException("every limit is at least 1");
        }
    }
}
