package caseloom.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.jspecify.annotations.Nullable;

/// The parts of a `multipart/form-data` body (RFC 7578), read one after the other as they come.
/// Whatever the head of a part says beside `Content-Disposition` means nothing. For one thread.
public final class Multipart {

    private static final String TYPE = "multipart/form-data";

    /// What RFC 2046 allows.
    private static final Pattern BOUNDARY =
            Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");

    private static final Pattern DISPOSITION =
            Pattern.compile("(?i)^content-disposition:(.*)$", Pattern.MULTILINE);

    /// Bytes of the head of one part.
    private static final int HEAD_MOST = 4_096;

    private static final int BUFFER = 16 * 1024;

    private final BodyStream body;
    private final byte[] boundary;
    private @Nullable MultipartInput input;
    private @Nullable Content open;
    private boolean over;

    private Multipart(BodyStream body, String boundary) {
        this.body = body;
        this.boundary = boundary.getBytes(StandardCharsets.US_ASCII);
    }

    /// One part. Its content is to be read before the next part is asked for; what is left of it is
    /// passed over then.
    ///
    /// @param name the field of the form; empty when it has none
    /// @param file the name of the file as sent; null when the part is no file
    public record Part(String name, @Nullable String file, InputStream content) {}

    /// Empty when the values of the `Content-Type` header say that the body is something else.
    public static Optional<Multipart> of(List<String> contentType, BodyStream body) {
        var boundary = boundary(contentType);
        return boundary.map(text -> new Multipart(body, text));
    }

    /// Whether the values of a `Content-Type` header announce such a body.
    public static boolean isAnnounced(List<String> contentType) {
        return boundary(contentType).isPresent();
    }

    /// The next part; empty behind the last.
    ///
    /// @throws BodyFault when the body is too long or breaks off
    /// @throws MultipartFault when it is not well-formed
    public Optional<Part> next() throws IOException {
        try {
            return hasNext() ? Optional.of(part()) : Optional.empty();
        } catch (FileUploadException e) {
            throw fault(e);
        }
    }

    private boolean hasNext() throws IOException {
        if (over) {
            return false;
        }
        var there = input == null ? begun() : behindOpen(input);
        if (!there) {
            over = true;
            drop();
        }
        return there;
    }

    private boolean begun() throws IOException {
        var begun =
                MultipartInput.builder()
                        .setInputStream(body)
                        .setBoundary(boundary)
                        .setBufferSize(BUFFER)
                        .setMaxPartHeaderSize(HEAD_MOST)
                        .get();
        begun.setHeaderCharset(StandardCharsets.UTF_8);
        input = begun;
        if (!begun.skipPreamble()) {
            drop();
            throw new MultipartFault("it holds no part between boundaries");
        }
        return true;
    }

    private boolean behindOpen(MultipartInput from) throws IOException {
        if (open != null) {
            open.passOver();
        }
        return from.readBoundary();
    }

    /// What stands behind the last boundary means nothing, and is read for the connection's sake.
    private void drop() throws IOException {
        body.transferTo(OutputStream.nullOutputStream());
    }

    private Part part() throws IOException {
        var from = input;
        if (from == null) {
            throw new IllegalStateException("parts come after the beginning");
        }
        var found = DISPOSITION.matcher(from.readHeaders());
        var disposition = HeaderParameters.of(found.find() ? found.group(1).strip() : "");
        if (!disposition.word().equals("form-data")) {
            throw new MultipartFault("a part has no Content-Disposition of form-data");
        }
        var content = new Content(from.newInputStream());
        open = content;
        var file = disposition.has("filename") ? disposition.get("filename", "") : null;
        return new Part(disposition.get("name", ""), file, content);
    }

    /// The library wraps what the body says about itself.
    private static IOException fault(FileUploadException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyFault body) {
                return body;
            }
        }
        return new MultipartFault(
                e instanceof FileUploadSizeException
                        ? "the head of a part is longer than " + HEAD_MOST + " bytes"
                        : "its boundaries or the heads of its parts are broken");
    }

    private static Optional<String> boundary(List<String> contentType) {
        if (contentType.size() != 1) {
            return Optional.empty();
        }
        var type = HeaderParameters.of(contentType.getFirst());
        var boundary = type.get("boundary", "");
        return type.word().equals(TYPE) && BOUNDARY.matcher(boundary).matches()
                ? Optional.of(boundary)
                : Optional.empty();
    }

    /// The bytes of a part, with faults of ours.
    private static final class Content extends InputStream {

        private final MultipartInput.ItemInputStream from;

        Content(MultipartInput.ItemInputStream from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            try {
                return from.read();
            } catch (FileUploadException e) {
                throw fault(e);
            }
        }

        @Override
        public int read(byte @Nullable [] into, int at, int count) throws IOException {
            try {
                return from.read(into, at, count);
            } catch (FileUploadException e) {
                throw fault(e);
            }
        }

        void passOver() throws IOException {
            from.close();
        }
    }
}
