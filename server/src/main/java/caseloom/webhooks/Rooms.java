package caseloom.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// How many attempts are under way on this node, and how many more of a destination may begin: no
/// destination has more than its share, nor more than it leaves free for others, and one whose turn
/// comes later has none until then. Safe to share.
final class Rooms {

    /// A rate limit may be raised meanwhile.
    private static final Duration SLEEP_MOST = Duration.ofMinutes(1);

    private final WebhooksSettings.Sending settings;
    private final Map<Long, Integer> underWay = new HashMap<>();
    private final Map<Long, Instant> asleep = new HashMap<>();
    private int all;

    Rooms(WebhooksSettings.Sending settings) {
        this.settings = settings;
    }

    /// A sight of the moment.
    ///
    /// @param of destinations with attempts under way, and of those that sleep
    /// @param usual of every other destination
    record Free(Map<Long, Integer> of, int usual, int all) {}

    synchronized Free free(Instant now) {
        asleep.values().removeIf(until -> !until.isAfter(now));
        var left = settings.atOnce() - all;
        var of = new HashMap<Long, Integer>();
        underWay.forEach((destination, mine) -> of.put(destination, room(mine, left)));
        asleep.keySet().forEach(destination -> of.put(destination, 0));
        return new Free(of, room(0, left), left);
    }

    /// Nothing more of the destination may begin before that moment, nor for long.
    synchronized void sleep(long destination, Instant now, Instant until) {
        var most = now.plus(SLEEP_MOST);
        asleep.put(destination, until.isBefore(most) ? until : most);
    }

    /// How long it is until the next one wakes up; the given time when that is longer, or none
    /// sleeps.
    synchronized Duration wakesWithin(Instant now, Duration most) {
        return asleep.values().stream()
                .map(until -> Duration.between(now, until))
                .filter(left -> left.compareTo(most) < 0)
                .min(Duration::compareTo)
                .orElse(most);
    }

    synchronized int underWay() {
        return all;
    }

    synchronized void enter(long destination) {
        underWay.merge(destination, 1, Integer::sum);
        all++;
    }

    synchronized void leave(long destination) {
        var mine = underWay.getOrDefault(destination, 0) - 1;
        if (mine > 0) {
            underWay.put(destination, mine);
        } else {
            underWay.remove(destination);
        }
        all--;
    }

    private int room(int mine, int left) {
        var share = Math.min(settings.toDestinationAtOnce(), (left + mine + 1) / 2);
        return Math.max(0, Math.min(share - mine, left));
    }
}
