package caseloom.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads one request's body within a limit and knows what is left of it on the connection. For one
/// thread.
final class BodyReader {

    private static final byte[] NOTHING = {};

    private final ConnectionContext connection;
    private final ServerRequest from;
    private final SlowPeers peers;
    private final BodyMemory memory;
    private final long declared;
    private @Nullable BodyStream streamed;
    private boolean asked;
    private boolean broken;

    BodyReader(
            ConnectionContext connection, ServerRequest from, SlowPeers peers, BodyMemory memory) {
        this.connection = connection;
        this.from = from;
        this.peers = peers;
        this.memory = memory;
        this.declared = chunked(from) ? -1 : from.headers().contentLength().orElse(0);
    }

    Body read(long most) {
        if (asked) {
            throw new IllegalStateException("a body is read once");
        }
        if (!from.content().hasEntity()) {
            return whole(NOTHING);
        }
        if (declared > most) {
            return new Body.TooLarge();
        }
        asked = true;
        peers.begin();
        var body = patiently(most);
        peers.end();
        return body;
    }

    /// Gives the body as it comes. One that was declared longer than the limit is refused with the
    /// first read.
    BodyStream stream(long most, Duration within) {
        if (asked) {
            throw new IllegalStateException("a body is read once");
        }
        asked = from.content().hasEntity();
        var bounds = new BodyBounds(declared, most, within);
        var stream = new BodyStream(source(), peers, memory, bounds);
        streamed = stream;
        return stream;
    }

    private BodySource source() {
        if (!asked) {
            return BodySource.NOTHING;
        }
        var entity = new EntityStream(from);
        return declared >= 0
                ? new DeclaredBody(entity, declared)
                : new ChunkedBody(entity, new Chunks(connection.dataReader()));
    }

    /// Whether nothing of the body is left on the connection.
    boolean spent() {
        return !from.content().hasEntity() || from.content().consumed();
    }

    /// Whether what is left is little enough to read it for the sake of the connection. A peer that
    /// waits for `100 Continue` may send it or not, so that nobody knows where its next request
    /// begins.
    boolean drainable() {
        return !asked
                && declared >= 0
                && declared <= HttpSettings.DRAIN_MOST
                && !from.headers().containsToken(HeaderValues.EXPECT_100);
    }

    /// Reads and drops a small rest.
    void drain() {
        peers.begin();
        from.content().consume();
        peers.end();
    }

    /// Reads and drops what a peer is still sending, without making sense of it: the connection is
    /// closed afterwards, and a peer that has to write first would never see its answer otherwise.
    void linger() {
        var reader = connection.dataReader();
        var left = (long) HttpSettings.LINGER_MOST;
        peers.begin(HttpSettings.LINGER);
        try {
            while (left > 0) {
                reader.ensureAvailable();
                var there = reader.available();
                reader.skip(there);
                left -= there;
            }
        } catch (DataReader.InsufficientDataAvailableException | UncheckedIOException _) {
            // The peer has hung up, or was too slow: either way the connection ends now.
            left = 0;
        }
        peers.end();
    }

    private Body patiently(long most) {
        try {
            // Asking for the stream sends `100 Continue` to a peer that waits for it.
            var stream = from.content().inputStream();
            return declared >= 0 ? known(stream, (int) declared) : chunks(stream, most);
        } catch (DataReader.InsufficientDataAvailableException | ChunkFault _) {
            broken = true;
            return new Body.Broken();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a body", e);
        }
    }

    private Body known(InputStream stream, int length) throws IOException {
        memory.take(length);
        var bytes = new byte[length];
        if (stream.readNBytes(bytes, 0, length) < length || stream.read() >= 0) {
            broken = true;
            return new Body.Broken();
        }
        return whole(bytes);
    }

    private Body chunks(InputStream stream, long most) throws IOException {
        var chunks = new Chunks(connection.dataReader());
        var bytes = new byte[(int) Math.min(8_192, most + 1)];
        var used = 0;
        memory.take(bytes.length);
        for (var read = chunks.read(bytes, used); read >= 0; read = chunks.read(bytes, used)) {
            used += read;
            if (used > most) {
                return new Body.TooLarge();
            }
            if (used == bytes.length) {
                var longer = (int) Math.min(bytes.length * 2L, most + 1);
                memory.take(longer - bytes.length);
                bytes = Arrays.copyOf(bytes, longer);
            }
        }
        // The last chunk is left for the library, which notes that the body is over; where it
        // cannot read it, the connection ends with this request.
        if (chunks.endsPlainly() && stream.read() >= 0) {
            throw new ChunkFault("the last chunk is not the last");
        }
        return whole(used == bytes.length ? bytes : Arrays.copyOf(bytes, used));
    }

    private Body whole(byte[] bytes) {
        return new Body.Whole(bytes, memory.allowance());
    }

    /// Whether the peer broke off, so that there is nothing to linger for.
    boolean broken() {
        return broken || (streamed != null && streamed.isBroken());
    }

    private static boolean chunked(ServerRequest from) {
        return from.headers().contains(HeaderNames.TRANSFER_ENCODING);
    }
}
