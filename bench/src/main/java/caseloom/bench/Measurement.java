package caseloom.bench;

import org.jspecify.annotations.Nullable;

/// Everything that one run of the bench found out.
///
/// @param door the API that made the cases
/// @param baseline null when it was not asked for
/// @param delivered null without webhooks
record Measurement(
        String door,
        Options.Size size,
        Load.Result load,
        Lag lag,
        Spent before,
        Spent after,
        Verification.Verdict verdict,
        @Nullable Baseline baseline,
        @Nullable Delivered delivered,
        Machine machine) {

    /// What it ran on.
    record Machine(
            int cores,
            @Nullable String postgres,
            @Nullable Long serverPeak,
            @Nullable Long postgresMemory) {}

    boolean isClean() {
        return load.failed() == 0 && verdict.right() == size.cases();
    }
}
