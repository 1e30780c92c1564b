package caseloom.files.reading;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks through a PDF for streams that unpack to more than memory should hold, before anything is
/// made of it: whoever reads the format unpacks them whole. Streams that other filters or a
/// password hide are not seen.
final class PdfGuard {

    /// Bytes of one stream, unpacked: a page that was scanned in colours has fewer.
    private static final long STREAM_MOST = 128L * 1024 * 1024;

    /// Bytes of all of them.
    private static final long ALL_MOST = 2L * 1024 * 1024 * 1024;

    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};

    private final byte[] file;
    private final byte[] unpacked = new byte[64 * 1024];
    private long all;

    PdfGuard(byte[] file) {
        this.file = file;
    }

    /// @throws Bomb when there is such a stream
    void check() {
        for (var at = 0; at < file.length - STREAM.length; at++) {
            if (isStream(at)) {
                unpack(behindLine(at + STREAM.length));
            }
        }
    }

    private boolean isStream(int at) {
        for (var i = 0; i < STREAM.length; i++) {
            if (file[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    private int behindLine(int at) {
        var next = at;
        while (next < file.length && (file[next] == '\r' || file[next] == '\n')) {
            next++;
        }
        return next;
    }

    private void unpack(int from) {
        var inflater = new Inflater();
        try {
            inflater.setInput(file, from, file.length - from);
            var size = 0L;
            for (var got = inflater.inflate(unpacked); got > 0; got = inflater.inflate(unpacked)) {
                size += got;
                all += got;
                if (size > STREAM_MOST || all > ALL_MOST || Thread.interrupted()) {
                    throw new Bomb("it holds more than can be unpacked");
                }
            }
        } catch (DataFormatException _) {
            // Something else than packed data, or its end: what came before was counted.
            return;
        } finally {
            inflater.end();
        }
    }
}
