package caseloom.crash;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// The network between one node and PostgreSQL, which can be cut, and can lose the answer to a
/// commit that happened. It reads PostgreSQL's messages as far as it must to know a commit: rows
/// were inserted, and the database is ready for the next transaction. Safe to share.
final class Proxy implements AutoCloseable {

    private static final int BACKLOG = 256;
    private static final int MESSAGE_MOST = 64 * 1024 * 1024;
    private static final int COMPLETE = 'C';
    private static final int READY = 'Z';
    private static final int IDLE = 'I';
    private static final String INSERTED = "INSERT 0 ";

    /// What the network does.
    enum Weather {
        FAIR,

        /// Nothing arrives, in either direction, until it is fair again.
        CUT,

        /// Instead of the answer to a commit the connection breaks.
        BREAKS_AT_COMMITS,

        /// The answer to a commit does not come, nor anything after it.
        SILENT_AT_COMMITS
    }

    private final ServerSocket listener;
    private final int target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger swallowed = new AtomicInteger();
    private Weather weather = Weather.FAIR;
    private int waiting;
    private boolean closed;

    private Proxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /// Listens on a port of its own for connections to that port of this machine.
    static Proxy to(int target) throws IOException {
        var listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        var proxy = new Proxy(listener, target);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    int port() {
        return listener.getLocalPort();
    }

    synchronized void become(Weather next) {
        weather = next;
        notifyAll();
    }

    /// How many commits happened without their answer so far.
    int swallowed() {
        return swallowed.get();
    }

    /// How many directions of connections are held back by a cut.
    synchronized int waiting() {
        return waiting;
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        listener.close();
        sockets.forEach(Proxy::drop);
        threads.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                threads.execute(() -> carry(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void carry(Socket client) {
        sockets.add(client);
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            threads.execute(() -> questions(client, server));
            answers(server, client);
        } catch (IOException | InterruptedException _) {
            // One side is gone, and the other learns it by the end of its connection.
        } finally {
            sockets.removeIf(Socket::isClosed);
        }
    }

    /// From the node to PostgreSQL, as it comes.
    private void questions(Socket from, Socket to) {
        try (to) {
            var in = from.getInputStream();
            var buffer = new byte[16 * 1024];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitConnected();
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException _) {
            // As in carry.
        }
    }

    /// From PostgreSQL to the node, message by message, held back until the database is ready for
    /// more while commits are to go unanswered.
    private void answers(Socket from, Socket to) throws IOException, InterruptedException {
        var in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
        var held = new ByteArrayOutputStream();
        var inserted = false;
        for (var type = in.read(); type >= 0; type = in.read()) {
            var body = body(in);
            inserted |= type == COMPLETE && text(body).startsWith(INSERTED);
            held.write(type);
            held.write(ByteBuffer.allocate(Integer.BYTES).putInt(body.length + 4).array());
            held.write(body);
            var committed = inserted && type == READY && body[0] == IDLE;
            if (committed && isSwallowing()) {
                swallow(in);
                return;
            }
            var isHeld = inserted && isSwallowing();
            if (type == READY || (in.available() == 0 && !isHeld)) {
                awaitConnected();
                held.writeTo(to.getOutputStream());
                held.reset();
            }
            inserted &= type != READY || body[0] != IDLE;
        }
    }

    private static byte[] body(DataInputStream in) throws IOException {
        var length = in.readInt() - Integer.BYTES;
        if (length < 0 || length > MESSAGE_MOST) {
            throw new EOFException("no message of PostgreSQL is so long: " + length);
        }
        return in.readNBytes(length);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.US_ASCII);
    }

    private synchronized boolean isSwallowing() {
        return weather == Weather.BREAKS_AT_COMMITS || weather == Weather.SILENT_AT_COMMITS;
    }

    private synchronized boolean isSilent() {
        return weather == Weather.SILENT_AT_COMMITS;
    }

    /// A silent connection stays open until the node gives it up: its end then reaches PostgreSQL
    /// through the other direction, and comes back from there.
    private void swallow(DataInputStream in) throws IOException {
        swallowed.incrementAndGet();
        if (isSilent()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private synchronized void awaitConnected() throws InterruptedException {
        waiting++;
        while (weather == Weather.CUT && !closed) {
            wait();
        }
        waiting--;
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone, which is all that was wanted.
        }
    }
}
