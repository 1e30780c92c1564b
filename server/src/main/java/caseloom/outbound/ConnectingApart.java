package caseloom.outbound;

import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionOperator;
import org.apache.hc.client5.http.nio.ManagedAsyncClientConnection;
import org.apache.hc.core5.concurrent.ComplexFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Connects on a thread of its own, since that begins with looking up a name: the library may do it
/// on one of the few threads that move everybody's bytes, and a name service that hangs would hold
/// them all up.
record ConnectingApart(AsyncClientConnectionOperator library)
        implements AsyncClientConnectionOperator {

    /// Makes pools that connect so.
    static final class Builder extends PoolingAsyncClientConnectionManagerBuilder {

        @Override
        protected AsyncClientConnectionOperator createConnectionOperator(
                TlsStrategy tls, SchemePortResolver ports, DnsResolver names) {
            return new ConnectingApart(super.createConnectionOperator(tls, ports, names));
        }
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator initiator,
            HttpHost host,
            @Nullable SocketAddress local,
            Timeout within,
            Object attachment,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        return apart(
                callback,
                told -> library.connect(initiator, host, local, within, attachment, told));
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator initiator,
            HttpHost host,
            @Nullable NamedEndpoint name,
            @Nullable SocketAddress local,
            Timeout within,
            Object attachment,
            HttpContext context,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        return apart(
                callback,
                told ->
                        library.connect(
                                initiator, host, name, local, within, attachment, context, told));
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator initiator,
            HttpHost host,
            @Nullable Path socket,
            @Nullable NamedEndpoint name,
            @Nullable SocketAddress local,
            Timeout within,
            Object attachment,
            HttpContext context,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        return apart(
                callback,
                told ->
                        library.connect(
                                initiator,
                                host,
                                socket,
                                name,
                                local,
                                within,
                                attachment,
                                context,
                                told));
    }

    @Override
    public void upgrade(ManagedAsyncClientConnection connection, HttpHost host, Object attachment) {
        library.upgrade(connection, host, attachment);
    }

    @Override
    public void upgrade(
            ManagedAsyncClientConnection connection,
            HttpHost host,
            @Nullable NamedEndpoint name,
            Object attachment,
            HttpContext context,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        library.upgrade(connection, host, name, attachment, context, callback);
    }

    private static Future<ManagedAsyncClientConnection> apart(
            FutureCallback<ManagedAsyncClientConnection> callback,
            Function<FutureCallback<ManagedAsyncClientConnection>, Future<?>> connecting) {
        var connected = new ComplexFuture<>(callback);
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        connected.setDependency(connecting.apply(new Told(connected)));
                    } catch (RuntimeException e) {
                        connected.failed(e);
                    }
                });
        return connected;
    }

    /// A connection that nobody waits for any more is closed.
    private record Told(ComplexFuture<ManagedAsyncClientConnection> connected)
            implements FutureCallback<ManagedAsyncClientConnection> {

        @Override
        public void completed(ManagedAsyncClientConnection connection) {
            if (!connected.completed(connection)) {
                connection.close(CloseMode.IMMEDIATE);
            }
        }

        @Override
        public void failed(Exception e) {
            connected.failed(e);
        }

        @Override
        public void cancelled() {
            connected.cancel();
        }
    }
}
