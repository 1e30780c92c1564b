package caseloom.dashboard;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One file of the dashboard in one encoding. Immutable, as long as nobody writes into the bytes.
final class BundleFile {

    private static final int TAG_BYTES = 16;

    private final byte[] bytes;
    private final String tag;

    BundleFile(byte[] bytes) {
        this.bytes = bytes;
        this.tag = '"' + HexFormat.of().formatHex(digest(bytes), 0, TAG_BYTES) + '"';
    }

    byte[] bytes() {
        return bytes;
    }

    /// What tells this content from every other, as an `ETag` has it.
    String tag() {
        return tag;
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
