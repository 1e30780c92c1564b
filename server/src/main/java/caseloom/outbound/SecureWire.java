package caseloom.outbound;

import caseloom.outbound.Outcome.Answered;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorStatus;
import org.jspecify.annotations.Nullable;

/// Speaks HTTP/2 or HTTP/1.1 over TLS, whichever both sides prefer. The library does it on threads
/// of its own, which are there once somebody needs them; the thread of the call waits.
final class SecureWire implements Wire {

    private final Supplier<CloseableHttpAsyncClient> setup;
    private final OutboundSettings settings;
    private @Nullable CloseableHttpAsyncClient client;
    private boolean closed;

    SecureWire(Supplier<CloseableHttpAsyncClient> setup, OutboundSettings settings) {
        this.setup = setup;
        this.settings = settings;
    }

    @Override
    public Answered exchange(Hop hop, Underway underway) throws IOException, HttpException {
        var incoming = new IncomingAnswer(settings.answerMost(), settings.cuts());
        var exchange = client().execute(hop.producer(), incoming, incoming);
        try {
            underway.begin(() -> incoming.outcome().cancel(true));
            return awaited(incoming.outcome());
        } finally {
            // Ends what nobody waits for any more, and its connection; nothing when all came.
            exchange.cancel(true);
        }
    }

    private static Answered awaited(Future<Answered> outcome) throws IOException, HttpException {
        try {
            return outcome.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("the call was interrupted");
        } catch (CancellationException e) {
            throw new IOException("the call was abandoned", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpException why) {
                throw why;
            }
            throw e.getCause() instanceof IOException why ? why : new IOException(e.getCause());
        }
    }

    /// One whose threads died of an error of the machine is replaced; one whose threads have not
    /// begun yet is not.
    private synchronized CloseableHttpAsyncClient client() throws IOException {
        if (closed) {
            throw new IOException("the outbound client was closed");
        }
        var kept = client;
        if (kept != null && kept.getStatus().compareTo(IOReactorStatus.SHUTTING_DOWN) < 0) {
            return kept;
        }
        end(kept);
        var made = setup.get();
        client = made;
        return made;
    }

    @Override
    public synchronized void close() {
        closed = true;
        end(client);
    }

    private static void end(@Nullable CloseableHttpAsyncClient client) {
        if (client != null) {
            client.close(CloseMode.IMMEDIATE);
        }
    }
}
