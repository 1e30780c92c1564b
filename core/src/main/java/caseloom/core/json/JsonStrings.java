package caseloom.core.json;

import java.nio.charset.StandardCharsets;

/// Reads the strings of one document: escapes, strict UTF-8, no U+0000, no unpaired surrogate.
final class JsonStrings {

    private final byte[] in;
    private final JsonAllowance allowance;

    /// Where strings are put together that have an escape or a character beyond ASCII, one at a
    /// time; it stays as long as the longest of them.
    private StringBuilder text = new StringBuilder(0);

    private long taken;
    private boolean wide;
    private int at;

    JsonStrings(byte[] in, JsonAllowance allowance) {
        this.in = in;
        this.allowance = allowance;
    }

    /// Where the last string ended: the first byte behind its closing quote.
    int end() {
        return at;
    }

    /// Reads the string whose opening quote is at the place given.
    String read(int quote) throws JsonFault {
        at = quote + 1;
        while (at < in.length) {
            var b = in[at];
            if (b == '"') {
                allowance.characters(at - quote - 1);
                var plain = new String(in, quote + 1, at - quote - 1, StandardCharsets.ISO_8859_1);
                at++;
                return plain;
            }
            if (b < ' ' || b == '\\') {
                return readRest(quote + 1);
            }
            at++;
        }
        throw fault("a string does not end");
    }

    /// The way of strings that have an escape or a character beyond ASCII.
    private String readRest(int from) throws JsonFault {
        makeRoom(from);
        for (var i = from; i < at; i++) {
            text.append((char) in[i]);
        }
        while (at < in.length) {
            var b = in[at];
            if (b == '"') {
                at++;
                allowance.characters(bytes(text.length()));
                return text.toString();
            }
            if (b < 0) {
                text.appendCodePoint(codePoint());
            } else if (b < ' ') {
                throw fault("a control character stands in a string");
            } else if (b == '\\') {
                escape();
            } else {
                text.append((char) b);
                at++;
            }
        }
        throw fault("a string does not end");
    }

    /// Makes the builder empty and long enough for what stands up to the closing quote: no
    /// character has fewer bytes there than one.
    private void makeRoom(int from) {
        var end = at;
        wide = false;
        while (end < in.length && in[end] != '"') {
            var escaped = in[end] == '\\' && end + 1 < in.length;
            wide |= in[end] < 0 || (escaped && in[end + 1] == 'u');
            end += escaped ? 2 : 1;
        }
        var length = end - from;
        if (bytes(length) > taken) {
            allowance.take(bytes(length) - taken);
            taken = bytes(length);
        }
        if (length > text.capacity()) {
            text = new StringBuilder(length);
        }
        text.setLength(0);
    }

    /// As many characters take one byte each, or two when one of them may be beyond Latin-1.
    private long bytes(int characters) {
        return wide ? 2L * characters : characters;
    }

    private void escape() throws JsonFault {
        at++;
        if (at >= in.length) {
            throw fault("a string does not end");
        }
        var plain =
                switch (in[at]) {
                    case '"', '\\', '/' -> (char) in[at];
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'u' -> unit();
                    default -> throw fault("an unknown escape");
                };
        if (plain == 0) {
            throw fault("U+0000 stands in a string");
        }
        text.append(plain);
        at++;
        if (Character.isSurrogate(plain)) {
            pair(plain);
        }
    }

    private void pair(char high) throws JsonFault {
        if (Character.isHighSurrogate(high)
                && at + 1 < in.length
                && in[at] == '\\'
                && in[at + 1] == 'u') {
            at++;
            var low = unit();
            if (Character.isLowSurrogate(low)) {
                text.append(low);
                at++;
                return;
            }
        }
        throw fault("an unpaired surrogate stands in a string");
    }

    /// Four hexadecimal digits behind the `u` at the present place; stays on the last of them.
    private char unit() throws JsonFault {
        if (at + 4 >= in.length) {
            throw fault("a string does not end");
        }
        var value = 0;
        for (var i = 1; i <= 4; i++) {
            var digit = Character.digit(in[at + i], 16);
            if (digit < 0) {
                throw fault("four hexadecimal digits were expected");
            }
            value = value * 16 + digit;
        }
        at += 4;
        return (char) value;
    }

    /// One character of two to four bytes, in its shortest form, no surrogate, at most U+10FFFF.
    private int codePoint() throws JsonFault {
        var lead = in[at] & 0xFF;
        var length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || at + length > in.length) {
            throw fault("not UTF-8");
        }
        var value = lead & (0x7F >> length);
        for (var i = 1; i < length; i++) {
            var next = in[at + i];
            if ((next & 0xC0) != 0x80) {
                throw fault("not UTF-8");
            }
            value = (value << 6) | (next & 0x3F);
        }
        var least = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
        if (value < least
                || value > Character.MAX_CODE_POINT
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw fault("not UTF-8");
        }
        at += length;
        return value;
    }

    private JsonFault fault(String what) {
        return new JsonFault(what + " at byte " + at);
    }
}
