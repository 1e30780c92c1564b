package caseloom.outbound;

import caseloom.outbound.Outcome.Failed;
import caseloom.outbound.Outcome.Why;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.ssl.SSLContexts;

/// Makes HTTP requests to the outside. `send` blocks its (virtual) thread and gives every expected
/// failure as a value. Safe to share; how many calls run at once is the caller's business.
public final class Outbound implements AutoCloseable {

    private final CloseableHttpClient client;
    private final OutboundSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    public Outbound(OutboundSettings settings) {
        this(
                settings,
                new AddressGuard(InetAddress::getAllByName, settings.allowed()),
                SSLContexts.createSystemDefault());
    }

    Outbound(OutboundSettings settings, AddressGuard guard, SSLContext trust) {
        this.settings = settings;
        this.client = Connections.client(settings, guard, trust);
    }

    /// Makes the request within the usual time limit.
    ///
    /// @throws CancellationException when the server is stopping: nobody knows then what became of
    ///   the request, so it has no outcome
    public Outcome send(Request request) {
        return send(request, settings.call());
    }

    /// As `send`, with a shorter limit for the whole call.
    public Outcome send(Request request, Duration limit) {
        var call = new Call(client, settings);
        var most = limit.compareTo(settings.call()) < 0 ? limit : settings.call();
        // The exchange has a thread of its own because neither a name look-up nor a trickling
        // answer ends by itself in time.
        var exchange = threads.submit(() -> call.make(request));
        try {
            return kept(exchange.get(most.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            call.abandon();
            return new Failed(Why.TIMEOUT, "no complete answer within " + most.toMillis() + " ms");
        } catch (InterruptedException _) {
            call.abandon();
            Thread.currentThread().interrupt();
            throw new CancellationException("the call was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call may fail by value only", e.getCause());
        }
    }

    /// Our own closing breaks connections: such a failure says nothing about the other side.
    private Outcome kept(Outcome outcome) {
        if (closed && outcome instanceof Failed) {
            throw new CancellationException("the outbound client was closed");
        }
        return outcome;
    }

    /// Ends calls under way and closes kept connections.
    @Override
    public void close() {
        closed = true;
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the outbound client", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
