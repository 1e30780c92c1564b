package caseloom.calls;

import caseloom.connections.Connection;
import caseloom.connections.Turn;
import java.util.HashMap;
import java.util.Map;

/// The slots of one call (C-196). Those of requests that need each other are taken together, so
/// that what the first brings, a token or a description, is still good when the last may be made.
/// For one thread.
final class Allowance {

    private final Taking slots;
    private final boolean comesAgain;
    private final int following;
    private final Map<Long, Integer> left;

    /// Takes so many slots of a connection, or none.
    @FunctionalInterface
    interface Taking {
        Turn take(Connection connection, int requests);
    }

    private Allowance(Taking slots, boolean comesAgain, int following, Map<Long, Integer> left) {
        this.slots = slots;
        this.comesAgain = comesAgain;
        this.following = following;
        this.left = left;
    }

    /// Of a call that is made again, whole, where something of it has to wait.
    static Allowance ofRepeated(Taking slots) {
        return new Allowance(slots, true, 0, new HashMap<>());
    }

    /// Of a call that is over with its first answer, unless it can go on at once.
    static Allowance ofSingle(Taking slots) {
        return new Allowance(slots, false, 0, new HashMap<>());
    }

    /// The same for a request that so many follow on its connection.
    Allowance before(int requests) {
        return new Allowance(slots, comesAgain, requests, left);
    }

    Spending on(Connection connection) {
        return new Spending() {

            @Override
            public void onToken() {
                spend(connection, 2 + following);
            }

            @Override
            public void onRequest() {
                spend(connection, 1 + following);
            }

            @Override
            public boolean again() {
                try {
                    need(connection, 2 + following);
                    return true;
                } catch (NotYet e) {
                    if (comesAgain) {
                        throw e;
                    }
                    return false;
                }
            }
        };
    }

    private void spend(Connection connection, int needed) {
        need(connection, needed);
        left.merge(connection.id(), -1, Integer::sum);
    }

    /// A rate that never allows so many at once gives what it allows, which must do.
    private void need(Connection connection, int requests) {
        var most = connection.terms().rate().requests();
        var missing = Math.min(requests, most) - left.getOrDefault(connection.id(), 0);
        if (missing > 0 && slots.take(connection, missing) instanceof Turn.Later(var at)) {
            throw new NotYet(at);
        }
        left.merge(connection.id(), requests, Math::max);
    }
}
