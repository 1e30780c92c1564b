package caseloom.files;

import caseloom.core.cases.OrganizationId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Addresses that give the bytes of one file to whoever has them, for a while (L-201). The token
/// names organization, file and expiry, and is signed. Safe to share.
public final class DownloadLinks {

    static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private static final String SIGNATURE = "HmacSHA256";

    /// The first byte of a token, so that another form can follow.
    private static final byte VERSION = 1;

    private static final int NAMED = 1 + 3 * Long.BYTES;

    private static final int SIGNED = 32;

    /// As many characters as bytes make without a rest, so that no two tokens mean the same.
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{76}");

    private final Files files;
    private final InstantSource clock;
    private final String base;
    private final SecretKeySpec secret;

    DownloadLinks(Files files, InstantSource clock, String publicUrl, byte[] secret) {
        this.files = files;
        this.clock = clock;
        this.base = publicUrl + DownloadsHttp.PREFIX + "/";
        this.secret = new SecretKeySpec(secret, SIGNATURE);
    }

    /// An absolute address and the moment, in whole seconds, from which on it leads nowhere.
    public record Link(String url, Instant expiresAt) {}

    public Link make(FileRecord file) {
        var expiresAt = clock.instant().plus(GOOD_FOR).truncatedTo(ChronoUnit.SECONDS);
        var named =
                ByteBuffer.allocate(NAMED)
                        .put(VERSION)
                        .putLong(file.organization().value())
                        .putLong(file.number())
                        .putLong(expiresAt.getEpochSecond())
                        .array();
        var token = ByteBuffer.allocate(NAMED + SIGNED).put(named).put(signature(named)).array();
        return new Link(
                base + Base64.getUrlEncoder().withoutPadding().encodeToString(token), expiresAt);
    }

    /// The file that a token names; empty when the token was altered or has expired, or the file is
    /// gone.
    Optional<FileRecord> file(String token) {
        if (!FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        var bytes = Base64.getUrlDecoder().decode(token);
        var named = Arrays.copyOf(bytes, NAMED);
        var given = Arrays.copyOfRange(bytes, NAMED, bytes.length);
        if (!MessageDigest.isEqual(signature(named), given) || named[0] != VERSION) {
            return Optional.empty();
        }
        var read = ByteBuffer.wrap(named, 1, NAMED - 1);
        var organization = new OrganizationId(read.getLong());
        var number = read.getLong();
        var expiresAt = Instant.ofEpochSecond(read.getLong());
        return clock.instant().isBefore(expiresAt)
                ? files.find(organization, number)
                : Optional.empty();
    }

    private byte[] signature(byte[] named) {
        try {
            var mac = Mac.getInstance(SIGNATURE);
            mac.init(secret);
            return mac.doFinal(named);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + SIGNATURE, e);
        }
    }
}
