package caseloom.webhooks;

import java.util.HashMap;
import java.util.Map;

/// How many attempts are under way on this node, and how many more of a destination may begin: no
/// destination has more than its share, nor more than it leaves free for others. Safe to share.
final class Rooms {

    private final WebhooksSettings.Sending settings;
    private final Map<Long, Integer> underWay = new HashMap<>();
    private int all;

    Rooms(WebhooksSettings.Sending settings) {
        this.settings = settings;
    }

    /// A sight of the moment.
    ///
    /// @param of destinations with attempts under way
    /// @param usual of every other destination
    record Free(Map<Long, Integer> of, int usual, int all) {}

    synchronized Free free() {
        var left = settings.atOnce() - all;
        var of = new HashMap<Long, Integer>();
        underWay.forEach((destination, mine) -> of.put(destination, room(mine, left)));
        return new Free(of, room(0, left), left);
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
