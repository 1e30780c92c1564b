package caseloom.files;

import caseloom.http.Answer;
import caseloom.http.HeaderField;
import caseloom.http.Overloaded;
import caseloom.http.Request;
import caseloom.s3.BucketFault;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers with the bytes of a file, whole or a range of them (L-202). Safe to share.
public final class FileAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(FileAnswers.class);

    private static final byte[] NOTHING = {};

    private static final HeaderField NO_SNIFFING =
            HeaderField.of("X-Content-Type-Options", "nosniff");
    private static final HeaderField UNCACHED =
            HeaderField.of("Cache-Control", "private, no-store");
    private static final HeaderField BY_BYTES = HeaderField.of("Accept-Ranges", "bytes");

    private final Files files;

    public FileAnswers(Files files) {
        this.files = files;
    }

    /// A range means something to `GET` only.
    public Answer of(Request request, FileRecord file) {
        var range =
                request.method().equals("GET") && isWanted(request, file)
                        ? ByteRange.of(request.header("Range"), file.size())
                        : new ByteRange.Whole();
        return switch (range) {
            case ByteRange.Whole _ -> bytes(request, file, 200, 0, file.size());
            case ByteRange.Part part ->
                    bytes(request, file, 206, part.first(), part.length())
                            .with(contentRange(part.first() + "-" + part.last(), file));
            case ByteRange.Unsatisfiable _ ->
                    Answer.of(416, NOTHING, UNCACHED, BY_BYTES).with(contentRange("*", file));
        };
    }

    /// A part of what was fetched before is no use when the file is another one.
    private static boolean isWanted(Request request, FileRecord file) {
        var wanted = request.header("If-Range");
        return wanted.isEmpty() || wanted.getFirst().strip().equals(tag(file));
    }

    private Answer bytes(Request request, FileRecord file, int status, long first, long length) {
        HeaderField[] fields = {
            HeaderField.of("Content-Type", file.contentType()),
            HeaderField.of("Content-Disposition", Disposition.of(file.name())),
            HeaderField.of("ETag", tag(file)),
            NO_SNIFFING,
            UNCACHED,
            BY_BYTES
        };
        return request.method().equals("HEAD")
                ? Answer.headOnly(status, length, fields)
                : Answer.streamed(status, length, open(file, first), fields);
    }

    /// Of a storage that does not answer more can be hoped than of bytes that are lost.
    private InputStream open(FileRecord file, long first) {
        try {
            return files.open(file, first);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof BucketFault) {
                LOG.warn("a download found no storage", e);
                throw new Overloaded("the storage of files does not answer");
            }
            throw e;
        }
    }

    private static HeaderField contentRange(String range, FileRecord file) {
        return HeaderField.of("Content-Range", "bytes " + range + "/" + file.size());
    }

    private static String tag(FileRecord file) {
        return '"' + file.sha256() + '"';
    }
}
