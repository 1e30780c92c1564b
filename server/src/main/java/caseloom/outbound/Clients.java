package caseloom.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.Nullable;

/// The clients of the HTTP library, one for each set of authorities: a socket that was opened
/// trusting one is never used by who trusts another. Boundedly many; one that is pushed out is
/// closed once nobody uses it. Safe to share.
final class Clients implements AutoCloseable {

    private final Function<Optional<Authorities>, CloseableHttpClient> make;
    private final int most;
    private final Map<Optional<Authorities>, Used> clients = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    Clients(Function<Optional<Authorities>, CloseableHttpClient> make, int most) {
        this.make = make;
        this.most = most;
    }

    /// A client in use until it is closed.
    final class Used implements AutoCloseable {

        private final CloseableHttpClient client;
        private int users;
        private boolean pushedOut;

        private Used(CloseableHttpClient client) {
            this.client = client;
        }

        CloseableHttpClient client() {
            return client;
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
        var used = clients.computeIfAbsent(Optional.ofNullable(authorities), this::made);
        used.users++;
        pushOut();
        return used;
    }

    /// Ends what is under way.
    @Override
    public void close() {
        for (var used : taken()) {
            end(used.client);
        }
    }

    private synchronized List<Used> taken() {
        closed = true;
        var all = new ArrayList<>(clients.values());
        clients.clear();
        return all;
    }

    private Used made(Optional<Authorities> authorities) {
        return new Used(make.apply(authorities));
    }

    private void pushOut() {
        while (clients.size() > most) {
            var eldest = clients.values().iterator().next();
            clients.values().remove(eldest);
            eldest.pushedOut = true;
            if (eldest.users == 0) {
                end(eldest.client);
            }
        }
    }

    private synchronized void left(Used used) {
        used.users--;
        if (used.pushedOut && used.users == 0) {
            end(used.client);
        }
    }

    private static void end(CloseableHttpClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close an outbound client", e);
        }
    }
}
