package caseloom.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/// Counts requests by what they have in common, such as a token, in windows of a minute that begin
/// with the first counted request (C-38, L-23). Each node counts by itself. Safe to share.
///
/// @param <K> what is counted by
public final class RateLimits<K> {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    /// With this many windows, those that are over are cleared away before another is opened.
    private static final int WINDOWS_MOST = 10_000;

    private final InstantSource clock;
    private final ConcurrentHashMap<K, Window> windows = new ConcurrentHashMap<>();

    public RateLimits(InstantSource clock) {
        this.clock = clock;
    }

    private record Window(Instant end, int counted, boolean refused) {

        Window counted(int limit) {
            var full = counted >= limit;
            return new Window(end, full ? counted : counted + 1, full);
        }
    }

    /// Counts a request: 0 when it is let in, else the whole number of seconds until the window of
    /// what it counts to ends.
    public long secondsToWait(K id, int limit) {
        if (limit == 0) {
            return 0;
        }
        var now = clock.instant();
        if (windows.size() >= WINDOWS_MOST) {
            windows.values().removeIf(window -> !now.isBefore(window.end));
        }
        var window =
                windows.compute(
                        id,
                        (_, before) ->
                                before == null || !now.isBefore(before.end)
                                        ? new Window(now.plus(WINDOW), 1, false)
                                        : before.counted(limit));
        return window.refused ? Math.max(1, ceilSeconds(Duration.between(now, window.end))) : 0;
    }

    /// How many windows are kept.
    int size() {
        return windows.size();
    }

    private static long ceilSeconds(Duration left) {
        return left.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
