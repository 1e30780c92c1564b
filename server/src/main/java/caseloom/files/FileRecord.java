package caseloom.files;

import caseloom.core.cases.OrganizationId;
import java.time.Instant;

/// A file of an organization, without its bytes.
///
/// @param number from one sequence for all files (L-190)
/// @param ending what stands behind the last dot of the name, in lower case; empty when unknown
/// @param contentType follows from the ending (L-196)
/// @param detectedType what the bytes look like
/// @param sha256 of the bytes, in hexadecimal digits
public record FileRecord(
        long number,
        OrganizationId organization,
        FileKind kind,
        String name,
        String ending,
        String contentType,
        String detectedType,
        long size,
        String sha256,
        FilePlace place,
        Instant createdAt) {

    FileKey key() {
        return new FileKey(organization, number);
    }
}
