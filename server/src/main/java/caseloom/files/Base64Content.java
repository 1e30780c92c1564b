package caseloom.files;

import java.util.Arrays;

/// The content of a file as JSON carries it (L-41): standard alphabet with padding, line breaks
/// skipped, nothing else. The decoded bytes exist once: their number is counted before they are
/// written.
public sealed interface Base64Content {

    /// At least one byte. The bytes are the reader's own.
    final class Decoded implements Base64Content {

        private final byte[] bytes;

        private Decoded(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    /// Not a single byte: answered as a text that is too short.
    record Empty() implements Base64Content {}

    /// No base64 of the standard alphabet.
    record Malformed() implements Base64Content {}

    static Base64Content of(String text) {
        var digits = 0L;
        var padding = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '=') {
                padding++;
            } else if (!isBreak(c)) {
                if (padding > 0 || value(c) < 0) {
                    return new Malformed();
                }
                digits++;
            }
        }
        if (digits == 0 && padding == 0) {
            return new Empty();
        }
        if ((digits + padding) % 4 != 0 || padding > 2) {
            return new Malformed();
        }
        return new Decoded(decoded(text, Math.toIntExact(digits * 3 / 4)));
    }

    private static byte[] decoded(String text, int length) {
        var bytes = new byte[length];
        var gathered = 0;
        var bits = 0;
        var at = 0;
        for (var i = 0; at < length; i++) {
            var c = text.charAt(i);
            if (!isBreak(c)) {
                gathered = gathered << 6 | value(c);
                bits += 6;
                if (bits >= 8) {
                    bits -= 8;
                    bytes[at++] = (byte) (gathered >> bits);
                }
            }
        }
        return bytes;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static int value(char c) {
        return c < Digits.VALUES.length ? Digits.VALUES[c] : -1;
    }

    /// The alphabet, by character.
    final class Digits {

        private static final String ALPHABET =
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

        private static final byte[] VALUES = values();

        private Digits() {}

        private static byte[] values() {
            var values = new byte[128];
            Arrays.fill(values, (byte) -1);
            for (var i = 0; i < ALPHABET.length(); i++) {
                values[ALPHABET.charAt(i)] = (byte) i;
            }
            return values;
        }
    }
}
