package caseloom.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Counts the bytes that flow by, digests them, and stops at a limit. For one thread.
final class Measured extends FilterInputStream {

    private final long most;
    private final MessageDigest digest;
    private long size;
    private @Nullable String sha256;

    Measured(InputStream content, long most) {
        super(content);
        this.most = most;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// There are more bytes than there may be.
    static final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;

        private TooLong(long most) {
            super("more than " + most + " bytes");
        }
    }

    /// How many bytes there were so far.
    long size() {
        return size;
    }

    /// Of all bytes, in hexadecimal digits; to be asked for after the last one.
    String sha256() {
        var known = sha256;
        if (known == null) {
            known = HexFormat.of().formatHex(digest.digest());
            sha256 = known;
        }
        return known;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte @Nullable [] into, int from, int count) throws IOException {
        var target = Objects.requireNonNull(into);
        var read = super.read(target, from, count);
        if (read > 0) {
            size += read;
            if (size > most) {
                throw new TooLong(most);
            }
            digest.update(target, from, read);
        }
        return read;
    }

    /// Nothing may flow by unseen.
    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[Math.clamp(count, 0, 8_192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
