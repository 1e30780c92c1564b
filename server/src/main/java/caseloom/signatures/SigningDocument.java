package caseloom.signatures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A document to sign, as it was when the request was opened.
///
/// @param place from 1 on
/// @param file the number of the file
/// @param sha256 of its bytes, in hexadecimal digits
/// @param sealed null until all have signed
public record SigningDocument(
        int place, long file, String name, long size, String sha256, @Nullable Sealed sealed) {

    /// The signed document that came of it.
    public record Sealed(long file, String name, String sha256, Instant at) {}
}
