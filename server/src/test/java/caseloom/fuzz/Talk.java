package caseloom.fuzz;

import caseloom.Reply;
import caseloom.Wire;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends requests one after the other, on one connection as long as it holds. For one thread.
final class Talk implements AutoCloseable {

    private final URI address;
    private @Nullable Wire kept;

    Talk(URI address) {
        this.address = address;
    }

    /// The answer; what is sent by halves may go without one if the connection ends.
    ///
    /// @throws AssertionError when there is neither
    Optional<Reply> exchange(Sample sample) {
        if (sample.whole()) {
            return Optional.of(kept(sample));
        }
        try (var wire = Wire.to(address)) {
            var first = sent(wire, sample);
            // What follows a broken request may be taken for further ones.
            for (var next = first; next.isPresent(); next = answer(wire, false)) {
                if (next.get().status() == 500 || next.get().status() == 503) {
                    return next;
                }
            }
            return first;
        }
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.close();
        }
    }

    private Reply kept(Sample sample) {
        var wire = kept == null ? Wire.to(address) : kept;
        kept = null;
        try {
            wire.bytes(sample.bytes());
            var reply =
                    answer(wire, sample.method().equals("HEAD"))
                            .orElseThrow(() -> new AssertionError("closed without an answer"));
            if (!ends(sample, reply)) {
                kept = wire;
            }
            return reply;
        } finally {
            // Also after a failure: the server would wait for what follows on it.
            if (kept == null) {
                wire.close();
            }
        }
    }

    private Optional<Reply> sent(Wire wire, Sample sample) {
        try {
            wire.bytes(sample.bytes()).halfClose();
        } catch (UncheckedIOException _) {
            // It was answered before all was sent.
        }
        return answer(wire, sample.method().equals("HEAD"));
    }

    /// The next answer that is no interim one; empty when the connection ended. The server's clock
    /// stands still, so that none of its own bounds on a peer ends a wait: whoever gets nothing for
    /// as long as `Wire` waits, a minute of real time, is left hanging.
    private static Optional<Reply> answer(Wire wire, boolean head) {
        try {
            var reply = head ? wire.replyWithoutBody() : wire.reply();
            return reply.status() == 100 ? answer(wire, head) : Optional.of(reply);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                throw new AssertionError("left hanging", e);
            }
            return Optional.empty();
        }
    }

    private static boolean ends(Sample sample, Reply reply) {
        return reply.header("Connection").orElse("").toLowerCase(Locale.ROOT).equals("close")
                || (sample.method().equals("HEAD") && reply.status() >= 400);
    }
}
