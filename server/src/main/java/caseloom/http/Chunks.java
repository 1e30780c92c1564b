package caseloom.http;

import io.helidon.common.buffers.DataReader;

/// A chunked body, read piece by piece. The library itself reads a whole chunk into memory before
/// anybody can look at it, and a peer may announce one of 2 GiB. For one thread.
final class Chunks {

    /// Size, extension and line end of a chunk must fit in here.
    private static final int LINE_MOST = 256;

    private static final int TRAILERS_MOST = 32;
    private static final int END = 5;

    private final DataReader reader;
    private int left;
    private boolean begun;

    Chunks(DataReader reader) {
        this.reader = reader;
    }

    /// Reads some bytes into the rest of the array, which must not be full. -1 at the end; the last
    /// chunk is left unread then.
    int read(byte[] into, int from) {
        if (left == 0 && !next()) {
            return -1;
        }
        reader.ensureAvailable();
        var length = Math.min(Math.min(left, reader.available()), into.length - from);
        reader.readBuffer(length).read(into, from, length);
        left -= length;
        return length;
    }

    /// After the last read: whether nothing but an empty line follows the size 0, unread. Anything
    /// else (an extension, trailers) is read and dropped here.
    boolean endsPlainly() {
        var length = lineLength();
        if (length == 1 && reader.getBuffer(END).readString(END).equals("0\r\n\r\n")) {
            return true;
        }
        reader.skip(length + 2);
        var lines = TRAILERS_MOST;
        while (!reader.startsWithNewLine()) {
            if (lines-- == 0) {
                throw new ChunkFault("too many trailers");
            }
            reader.skip(lineLength() + 2);
        }
        reader.skip(2);
        return false;
    }

    private boolean next() {
        if (begun) {
            lineEnd();
        }
        begun = true;
        var length = lineLength();
        left = size(reader.getBuffer(length).readString(length));
        if (left == 0) {
            return false;
        }
        reader.skip(length + 2);
        return true;
    }

    private void lineEnd() {
        if (reader.read() != '\r' || reader.read() != '\n') {
            throw new ChunkFault("a chunk is longer than announced");
        }
    }

    private int lineLength() {
        try {
            var length = reader.findNewLine(LINE_MOST);
            if (length > 0 && length < LINE_MOST) {
                return length;
            }
        } catch (DataReader.IncorrectNewLineException _) {
            throw new ChunkFault("the line of a chunk's size is broken");
        }
        throw new ChunkFault("the line of a chunk's size is empty or too long");
    }

    /// Hexadecimal digits up to an extension, which means nothing here.
    private static int size(String line) {
        var size = 0L;
        var digits = 0;
        while (digits < line.length() && Character.digit(line.charAt(digits), 16) >= 0) {
            size = size * 16 + Character.digit(line.charAt(digits), 16);
            digits++;
            if (size > Integer.MAX_VALUE) {
                throw new ChunkFault("a chunk is too long");
            }
        }
        var extension = line.substring(digits).strip();
        if (digits == 0 || !(extension.isEmpty() || extension.startsWith(";"))) {
            throw new ChunkFault("a chunk's size is no number");
        }
        return (int) size;
    }
}
