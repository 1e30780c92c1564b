package caseloom.outbound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Wires, one for each set of authorities: a socket that was opened trusting one is never used by
/// who trusts another. Boundedly many; one that is pushed out is closed once nobody uses it. Safe
/// to share.
final class Wires implements AutoCloseable {

    private final Function<Optional<Authorities>, Wire> make;
    private final int most;
    private final Map<Optional<Authorities>, Used> wires = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    Wires(Function<Optional<Authorities>, Wire> make, int most) {
        this.make = make;
        this.most = most;
    }

    /// A wire in use until it is closed.
    final class Used implements AutoCloseable {

        private final Wire wire;
        private int users;
        private boolean pushedOut;

        private Used(Wire wire) {
            this.wire = wire;
        }

        Wire wire() {
            return wire;
        }

        @Override
        public void close() {
            left(this);
        }
    }

    /// @throws CancellationException when everything was closed
    synchronized Used use(@Nullable Authorities authorities) {
        if (closed) {
            throw new CancellationException("the outbound client was closed");
        }
        var used = wires.computeIfAbsent(Optional.ofNullable(authorities), this::made);
        used.users++;
        pushOut();
        return used;
    }

    /// Ends what is under way.
    @Override
    public void close() {
        for (var used : taken()) {
            used.wire.close();
        }
    }

    private synchronized List<Used> taken() {
        closed = true;
        var all = new ArrayList<>(wires.values());
        wires.clear();
        return all;
    }

    private Used made(Optional<Authorities> authorities) {
        return new Used(make.apply(authorities));
    }

    private void pushOut() {
        while (wires.size() > most) {
            var eldest = wires.values().iterator().next();
            wires.values().remove(eldest);
            eldest.pushedOut = true;
            if (eldest.users == 0) {
                eldest.wire.close();
            }
        }
    }

    private synchronized void left(Used used) {
        used.users--;
        if (used.pushedOut && used.users == 0) {
            used.wire.close();
        }
    }
}
