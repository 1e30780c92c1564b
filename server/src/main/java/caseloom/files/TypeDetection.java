package caseloom.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/// Says what bytes are by their first ones, helped by the name where several types begin alike. The
/// library reads its long list at the first call, not at the start of the server.
final class TypeDetection {

    /// More than any of the known beginnings needs.
    static final int LOOKS_AT = 64 * 1024;

    private TypeDetection() {}

    /// Nothing is ever unpacked, however much an archive says to hold: what is compressed is told
    /// by how it begins, as everything else is.
    static String of(byte[] content, FileName name) {
        var hints = new Metadata();
        hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, name.text());
        var beginning = new ByteArrayInputStream(content, 0, Math.min(content.length, LOOKS_AT));
        try {
            return MimeTypes.getDefaultMimeTypes().detect(beginning, hints).toString();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be read", e);
        }
    }
}
