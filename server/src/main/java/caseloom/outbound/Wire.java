package caseloom.outbound;

import caseloom.outbound.Outcome.Answered;
import java.io.IOException;
import org.apache.hc.core5.http.HttpException;

/// Makes single exchanges, over connections that it keeps. Safe to share.
interface Wire extends AutoCloseable {

    /// Sends one request and waits for its answer. Failures are exceptions, of which those of the
    /// package mean what they say.
    Answered exchange(Hop hop, Underway underway) throws IOException, HttpException;

    /// Ends what is under way and closes kept connections.
    @Override
    void close();
}
