package caseloom.http;

import io.helidon.common.buffers.DataReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bytes of a body as they come, so that their number does not matter to the memory. Each piece
/// must come within the patience that a peer is granted, and all of them within the time that the
/// reader set. For one thread.
public final class BodyStream extends InputStream {

    /// What is asked of a peer within its patience.
    static final int PIECE = 64 * 1024;

    private final BodySource source;
    private final SlowPeers peers;
    private final BodyMemory memory;
    private final long most;
    private final Instant until;
    private final byte[] piece;
    private int used;
    private int there;
    private long taken;
    private boolean over;
    private BodyFault.@Nullable Kind fault;

    BodyStream(BodySource source, SlowPeers peers, BodyMemory memory, BodyBounds bounds) {
        memory.take(PIECE);
        this.source = source;
        this.peers = peers;
        this.memory = memory;
        this.most = bounds.most();
        this.until = peers.now().plus(bounds.within());
        this.piece = new byte[PIECE];
        if (bounds.isDeclaredTooLong()) {
            fault = BodyFault.Kind.TOO_LARGE;
        }
    }

    /// Sets memory aside for what is made of the bytes; it is given back when the request is
    /// answered.
    ///
    /// @throws Overloaded when the bodies being handled take all the memory they may
    public void holds(long bytes) {
        memory.take(bytes);
    }

    /// Whether the peer broke off, so that it waits for no answer.
    boolean isBroken() {
        return fault == BodyFault.Kind.BROKEN;
    }

    @Override
    public int read() throws IOException {
        return filled() ? Byte.toUnsignedInt(piece[used++]) : -1;
    }

    @Override
    public int read(byte @Nullable [] into, int from, int count) throws IOException {
        var target = Objects.requireNonNull(into);
        if (count == 0 || !filled()) {
            return count == 0 ? 0 : -1;
        }
        var given = Math.min(count, there - used);
        System.arraycopy(piece, used, target, from, given);
        used += given;
        return given;
    }

    /// Whether there is something to read. What was wrong once stays wrong, and is thrown anew each
    /// time: whoever closes on a failure may meet it again.
    private boolean filled() throws IOException {
        if (used < there) {
            return true;
        }
        if (fault == null && !over) {
            next();
        }
        if (fault != null) {
            throw new BodyFault(fault);
        }
        return used < there;
    }

    private void next() {
        var broken = false;
        peers.begin(until);
        try {
            there = source.fill(piece);
        } catch (DataReader.InsufficientDataAvailableException
                | ChunkFault
                | IOException
                | UncheckedIOException _) {
            // The peer hung up, or sends what is no body: told below, unless it was too slow.
            broken = true;
        }
        end();
        used = 0;
        taken += there;
        over = there < PIECE;
        if (broken || taken > most) {
            there = 0;
            fault = broken ? BodyFault.Kind.BROKEN : BodyFault.Kind.TOO_LARGE;
        }
    }

    /// The interrupt was meant for the wait, which is over: what is cleared away now must not be
    /// hit by it.
    private void end() {
        try {
            peers.end();
        } catch (PeerTooSlow e) {
            over = true;
            Thread.interrupted();
            throw e;
        }
    }
}
