package caseloom.live;

import caseloom.settings.Env;
import java.time.Duration;

/// How many may watch, and how long.
///
/// @param most streams that are open on a node
/// @param mostOfOne streams of one organization that are open on a node
/// @param lasts how long a stream is open before its reader must come again, and show again who
///   they are
public record LiveSettings(int most, int mostOfOne, Duration lasts) {

    public static LiveSettings from(Env env) {
        return new LiveSettings(
                env.integer("LIVE_STREAMS_MOST", 1_000, 1, 100_000),
                env.integer("LIVE_STREAMS_OF_ORGANIZATION_MOST", 200, 1, 100_000),
                env.duration("LIVE_STREAM_LASTS", Duration.ofMinutes(10)));
    }
}
