package caseloom.http;

import java.io.IOException;

/// Where the bytes of a body come from, a piece at a time. For one thread.
@FunctionalInterface
interface BodySource {

    /// A body without a byte.
    BodySource NOTHING = _ -> 0;

    /// Fills a piece, less far only at the end of the body, and says how far.
    ///
    /// @throws IOException when the body ends before or after it should
    int fill(byte[] piece) throws IOException;
}
