package caseloom.seals;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks at what a document unpacks to when it is opened, before a library does that in memory: its
/// streams of objects and of references. Pictures and texts are not unpacked by signing.
final class Inflation {

    /// Bytes that all of them may unpack to; real ones stay below a few.
    private static final long MOST = 256L << 20;

    /// How far behind a type its stream may begin.
    private static final int HEAD_MOST = 4_096;

    private static final byte[] STREAM = ascii("stream");
    private static final byte[] OBJECTS = ascii("/ObjStm");
    private static final byte[] REFERENCES = ascii("/XRef");
    private static final byte[] FILTER = ascii("/FlateDecode");

    private final byte[] bytes;
    private long left = MOST;

    private Inflation(byte[] bytes) {
        this.bytes = bytes;
    }

    static boolean isHarmless(byte[] bytes) {
        var inflation = new Inflation(bytes);
        return inflation.all(OBJECTS) && inflation.all(REFERENCES);
    }

    private boolean all(byte[] type) {
        for (var at = find(type, 0, bytes.length);
                at >= 0;
                at = find(type, at + type.length, bytes.length)) {
            var from = Math.max(0, at - HEAD_MOST);
            var stream = find(STREAM, at, Math.min(bytes.length, at + HEAD_MOST));
            if (stream >= 0 && !unpacks(from, stream)) {
                return false;
            }
        }
        return true;
    }

    /// Packed twice is a trap: nobody does that.
    private boolean unpacks(int from, int stream) {
        var head = Math.max(from, lastObject(from, stream));
        var first = find(FILTER, head, stream);
        if (first < 0) {
            return true;
        }
        return find(FILTER, first + 1, stream) < 0 && unpacks(stream + STREAM.length);
    }

    private int lastObject(int from, int to) {
        var last = -1;
        var mark = ascii(" obj");
        for (var at = find(mark, from, to); at >= 0; at = find(mark, at + 1, to)) {
            last = at;
        }
        return last;
    }

    private boolean unpacks(int after) {
        var start = after;
        while (start < bytes.length && (bytes[start] == '\r' || bytes[start] == '\n')) {
            start++;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            var scratch = new byte[64 << 10];
            while (!inflater.finished() && left >= 0) {
                var many = inflater.inflate(scratch);
                if (many == 0) {
                    break;
                }
                left -= many;
            }
        } catch (DataFormatException _) {
            // Not packed after all, or damaged: the library will say so.
            return left >= 0;
        } finally {
            inflater.end();
        }
        return left >= 0;
    }

    private int find(byte[] what, int from, int to) {
        for (var at = from; at <= to - what.length; at++) {
            if (bytes[at] == what[0] && isAt(what, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] what, int at) {
        for (var i = 1; i < what.length; i++) {
            if (bytes[at + i] != what[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
