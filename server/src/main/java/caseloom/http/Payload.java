package caseloom.http;

import java.io.InputStream;

/// The body of an answer.
sealed interface Payload {

    long length();

    /// All of it in memory.
    final class Whole implements Payload {

        private final byte[] bytes;

        Whole(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }
    }

    /// As many bytes from a source, read while they are sent.
    record Streamed(long length, InputStream source) implements Payload {}

    /// Pieces as they come; how many bytes they are nobody knows.
    record Live(Lasting source) implements Payload {

        @Override
        public long length() {
            return 0;
        }
    }
}
