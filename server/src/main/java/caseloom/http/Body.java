package caseloom.http;

/// What came of reading a request's body.
public sealed interface Body {

    /// All of it; empty when the request has none. The bytes are the reader's own.
    final class Whole implements Body {

        private final byte[] bytes;

        Whole(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    /// It is longer than the limit; the rest was not read.
    record TooLarge() implements Body {}

    /// It ended before it should have, or its chunks are not well formed.
    record Broken() implements Body {}
}
