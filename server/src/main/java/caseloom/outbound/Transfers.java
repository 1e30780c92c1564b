package caseloom.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.apache.hc.core5.ssl.SSLContexts;

/// Exchanges with one server that the operator named, with bodies that are too large for the
/// memory. Redirects are not followed. Safe to share.
public final class Transfers implements AutoCloseable {

    private final CloseableHttpClient client;
    private final Duration limit;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param host the only one that is reached beside the public ones, with its port
    public Transfers(String host, TransferLimits limits) {
        var allowed = Allowed.of(List.of(host), Transfers::noHost);
        var settings =
                new OutboundSettings(
                        allowed, limits.connect(), limits.silence(), 1, limits.atOnce());
        var guard = new AddressGuard(InetAddress::getAllByName, allowed);
        this.client = ClientSetup.client(settings, guard, SSLContexts.createSystemDefault());
        this.limit = limits.limit();
    }

    /// Sends all there is to send and gives the head of the answer.
    ///
    /// @throws IOException when no answer comes in time
    public Transfer send(Sending sending) throws IOException {
        var request = new HttpUriRequestBase(sending.method(), Target.of(sending.uri()).uri());
        sending.headers().forEach(request::setHeader);
        var file = sending.file();
        if (file != null) {
            request.setEntity(new FileEntity(file.toFile(), null));
        }
        // The exchange has a thread of its own because a peer that takes nothing blocks it for
        // ever.
        var exchange = threads.submit(() -> client.executeOpen(null, request, null));
        try {
            return new Transfer(request, exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            request.abort();
            throw new IOException("no answer within " + limit.toMillis() + " ms");
        } catch (InterruptedException _) {
            request.abort();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the exchange was interrupted");
        } catch (ExecutionException e) {
            throw new IOException("the exchange broke off: " + e.getCause(), e.getCause());
        }
    }

    /// Ends exchanges under way and closes kept connections.
    @Override
    public void close() throws IOException {
        try {
            client.close();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void noHost(String why) {
        throw new IllegalArgumentException(why);
    }
}
