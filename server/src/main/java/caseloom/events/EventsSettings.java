package caseloom.events;

import caseloom.settings.Env;
import java.time.Duration;

/// Limits and times of events.
///
/// @param sizeMost bytes of one event
/// @param perRequest how many events one request may bring
/// @param writing bounds of what is written at once
/// @param keepFor how long events are kept, and told apart from repeated ones
/// @param clocksApart how far the clocks of two nodes may be apart; an event may count for a run
///   that began so much later
/// @param hearing bounds of what runs are told
public record EventsSettings(
        int sizeMost,
        int perRequest,
        Writing writing,
        Duration keepFor,
        Duration clocksApart,
        Hearing hearing) {

    /// Bounds of writing and routing.
    ///
    /// @param waitingMost how many requests may wait for the next commit; more are refused with 503
    /// @param batchMost how many are written in one transaction
    /// @param routeAfter how long a node has to look up the listeners of an event before any other
    ///   node does it
    /// @param listenersAtOnce to how many listeners events are brought in one transaction; an event
    ///   with more of them takes turns with others
    public record Writing(
            int waitingMost, int batchMost, Duration routeAfter, int listenersAtOnce) {

        private static final int PART_LEAST = 10;

        /// How many listeners each of so many events is brought to in one transaction.
        int part(int events) {
            return Math.max(PART_LEAST, listenersAtOnce / Math.max(1, events));
        }
    }

    /// Bounds of what one run is told.
    ///
    /// @param inboxMost how many events may be on their way to a run; what is beyond is lost to it
    /// @param lookBackMost how many earlier events a new listener is told of, the earliest first
    public record Hearing(int inboxMost, int lookBackMost) {}

    public static EventsSettings from(Env env) {
        return new EventsSettings(
                env.integer("EVENTS_SIZE_MOST", 256 * 1024, 1024, 1 << 20),
                env.integer("EVENTS_PER_REQUEST", 100, 1, 10_000),
                new Writing(
                        env.integer("EVENTS_WAITING_MOST", 2_000, 1, 1_000_000),
                        env.integer("EVENTS_BATCH_MOST", 256, 1, 10_000),
                        env.duration("EVENTS_ROUTE_AFTER", Duration.ofSeconds(8)),
                        env.integer("EVENTS_LISTENERS_AT_ONCE", 5_000, 1, 100_000)),
                env.duration("EVENTS_KEEP_FOR", Duration.ofDays(30)),
                env.duration("EVENTS_CLOCKS_APART", Duration.ofSeconds(1)),
                new Hearing(
                        env.integer("EVENTS_INBOX_MOST", 1_000, 1, 1_000_000),
                        env.integer("EVENTS_LOOK_BACK_MOST", 1_000, 1, 1_000_000)));
    }
}
