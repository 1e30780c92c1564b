package caseloom.uploads;

import caseloom.files.FileName;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The files of an upload, one after the other as they come.
@FunctionalInterface
public interface Sent {

    /// The next one; empty behind the last. What is left of the one before is passed over.
    Optional<File> next() throws IOException;

    /// A file that is coming.
    record File(FileName name, InputStream content) {}
}
