package caseloom.outbound;

import caseloom.outbound.Outcome.Failed;
import caseloom.outbound.Outcome.Why;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/// Makes HTTP requests to the outside: in HTTP/2 or HTTP/1.1 over TLS, in HTTP/1.1 without. `send`
/// blocks its (virtual) thread and gives every expected failure as a value. Safe to share; how many
/// calls run at once is the caller's business.
public final class Outbound implements Outside, AutoCloseable {

    private final Wire plain;
    private final Wires secure;
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
        this.plain = new PlainWire(settings, guard);
        this.secure =
                new Wires(
                        own -> secure(settings, guard, own.map(Authorities::context).orElse(trust)),
                        OutboundSettings.AUTHORITIES_MOST);
    }

    private static Wire secure(OutboundSettings settings, AddressGuard guard, SSLContext trust) {
        return new SecureWire(() -> SecureSetup.client(settings, guard, trust), settings);
    }

    /// Makes the request within its time limit.
    ///
    /// @throws CancellationException when the server is stopping: nobody knows then what became of
    ///   the request, so it has no outcome
    @Override
    public Outcome send(Request request, Terms terms) {
        try (var used = secure.use(terms.authorities())) {
            return sent(new Call(plain, used.wire()), request, limit(terms));
        }
    }

    private Duration limit(Terms terms) {
        var limit = terms.limit();
        return limit != null && limit.compareTo(settings.call()) < 0 ? limit : settings.call();
    }

    private Outcome sent(Call call, Request request, Duration most) {
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
        try (plain) {
            secure.close();
        } finally {
            threads.shutdownNow();
        }
    }
}
