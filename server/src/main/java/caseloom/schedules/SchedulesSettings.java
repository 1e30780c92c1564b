package caseloom.schedules;

import caseloom.settings.Env;
import java.time.Duration;

/// Times of schedules.
///
/// @param lookEvery how often it is looked for what is due; also for runs that have ended, where
///   the next one starts a while after
/// @param comesBack after what time a start that a node took upon itself is tried by any other
/// @param startsAtOnce how many runs that events start are handed in at the same time
/// @param gathering bounds of events that are kept until there are enough
public record SchedulesSettings(
        Duration lookEvery, Duration comesBack, int startsAtOnce, Gathering gathering) {

    /// Bounds of gatherings; what passes one is given up.
    ///
    /// @param most how many a workflow may have that are not complete
    /// @param waitsMost how long one may wait for its last event
    /// @param eventsMost how many events one may have
    /// @param bytesMost bytes of its events
    public record Gathering(int most, Duration waitsMost, int eventsMost, int bytesMost) {}

    public static SchedulesSettings from(Env env) {
        return new SchedulesSettings(
                env.duration("SCHEDULES_LOOK_EVERY", Duration.ofSeconds(1)),
                env.duration("SCHEDULES_COME_BACK", Duration.ofSeconds(30)),
                env.integer("SCHEDULES_STARTS_AT_ONCE", 200, 1, 10_000),
                new Gathering(
                        env.integer("SCHEDULES_GATHERINGS_MOST", 10_000, 1, 1_000_000),
                        env.duration("SCHEDULES_GATHERING_WAITS_MOST", Duration.ofDays(30)),
                        env.integer("SCHEDULES_GATHERING_EVENTS_MOST", 1_000, 1, 10_000),
                        env.integer("SCHEDULES_GATHERING_BYTES_MOST", 1 << 20, 1024, 4 << 20)));
    }
}
