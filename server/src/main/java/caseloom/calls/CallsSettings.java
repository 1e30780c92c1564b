package caseloom.calls;

import caseloom.settings.Env;
import java.time.Duration;

/// What is kept in memory for calls of services.
///
/// @param tokensMost how many tokens of authorization servers
/// @param descriptionsMost how many descriptions of services
/// @param descriptionAge how long a description is good after it was fetched
public record CallsSettings(int tokensMost, int descriptionsMost, Duration descriptionAge) {

    public static CallsSettings from(Env env) {
        return new CallsSettings(
                env.integer("CALLS_TOKENS_MOST", 1000, 1, 1_000_000),
                env.integer("CALLS_DESCRIPTIONS_MOST", 50, 1, 10_000),
                env.duration("CALLS_DESCRIPTION_AGE", Duration.ofMinutes(5)));
    }
}
