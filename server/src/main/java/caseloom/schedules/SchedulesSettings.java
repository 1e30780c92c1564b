package caseloom.schedules;

import caseloom.settings.Env;
import java.time.Duration;

/// Times of schedules.
///
/// @param lookEvery how often it is looked for what is due; also for runs that have ended, where
///   the next one starts a while after
/// @param comesBack after what time a start that a node took upon itself is tried by any other
public record SchedulesSettings(Duration lookEvery, Duration comesBack) {

    public static SchedulesSettings from(Env env) {
        return new SchedulesSettings(
                env.duration("SCHEDULES_LOOK_EVERY", Duration.ofSeconds(1)),
                env.duration("SCHEDULES_COME_BACK", Duration.ofSeconds(30)));
    }
}
