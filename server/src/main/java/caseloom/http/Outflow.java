package caseloom.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.RoutingResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the body of an answer. A streamed one goes in pieces, each of which the peer must take
/// within its patience: a large file may take as long as it needs, a peer that stands still may
/// not.
record Outflow(SlowPeers peers, BooleanSupplier open) {

    private static final Logger LOG = LoggerFactory.getLogger(Outflow.class);

    private static final int PIECE = 64 * 1024;

    /// How long a stopping server may wait for a stream to notice.
    private static final Duration NOTICED = Duration.ofMillis(500);

    private static final byte[] NOTHING = {};

    void send(RoutingResponse to, Payload payload, boolean headOnly) {
        switch (payload) {
            case Payload.Whole whole -> {
                peers.begin();
                if (headOnly) {
                    sendHead(to, whole);
                } else {
                    to.send(whole.bytes());
                }
                peers.end();
            }
            case Payload.Live live -> {
                try (var source = live.source()) {
                    last(to, source);
                }
            }
            case Payload.Streamed streamed -> {
                try (var _ = streamed.source()) {
                    if (headOnly) {
                        peers.begin();
                        sendHead(to, streamed);
                        peers.end();
                    } else {
                        stream(to, streamed);
                    }
                } catch (IOException e) {
                    LOG.warn("an answer broke off", e);
                    throw new CloseConnectionException("an answer broke off", e);
                }
            }
        }
    }

    /// A peer that has gone shows when something is sent to it: nothing to complain of.
    private void last(RoutingResponse to, Lasting source) {
        try {
            var out = to.outputStream();
            while (open.getAsBoolean() && !source.over()) {
                var piece = source.next(NOTICED);
                if (piece.length > 0) {
                    peers.begin();
                    out.write(piece);
                    out.flush();
                    peers.end();
                }
            }
            peers.begin();
            to.commit();
            peers.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("the server stops", e);
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("the peer has gone", e);
        }
    }

    private static void sendHead(RoutingResponse to, Payload payload) {
        to.headers().set(HeaderNames.CONTENT_LENGTH, String.valueOf(payload.length()));
        to.send(NOTHING);
    }

    /// The library's stream is not closed on failures: it would end the answer as if it were whole.
    private void stream(RoutingResponse to, Payload.Streamed streamed) throws IOException {
        to.headers().set(HeaderNames.CONTENT_LENGTH, String.valueOf(streamed.length()));
        var out = to.outputStream();
        var piece = new byte[PIECE];
        var left = streamed.length();
        while (left > 0) {
            var count = streamed.source().read(piece, 0, (int) Math.min(left, PIECE));
            if (count < 0) {
                throw new EOFException(left + " bytes are missing");
            }
            peers.begin();
            out.write(piece, 0, count);
            peers.end();
            left -= count;
        }
        peers.begin();
        to.commit();
        peers.end();
    }
}
