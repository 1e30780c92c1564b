package caseloom.mail;

import java.io.IOException;
import java.io.InputStream;

/// A file that goes with a mail.
///
/// @param size bytes of it
public record Attachment(String name, String contentType, long size, Source source) {

    /// Gives the bytes, each time from the first one on.
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
