package caseloom.http;

import java.time.Duration;

/// The body of an answer that goes on: pieces that are sent as they come, until it is over, the
/// peer has gone or the server stops. It is closed then.
public interface Lasting extends AutoCloseable {

    /// The next piece, waiting for it so long at most; no bytes when none came.
    byte[] next(Duration most) throws InterruptedException;

    /// Whether nothing more comes.
    boolean over();

    @Override
    void close();
}
