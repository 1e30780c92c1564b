package caseloom.links;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A secret that opens something for whoever has it, such as the last part of a link: base64url of
/// 256 random bits (L-168).
public record LinkToken(String value) {

    private static final int BYTES = 32;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /// The source of chance must be fit for secrets.
    public static LinkToken draw(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Whether a text could be one. Others need not be looked up.
    public boolean looksRight() {
        return FORM.matcher(value).matches();
    }

    /// All that is kept of it.
    public byte[] hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return digest.digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// A secret must not end up in a log by accident.
    @Override
    public String toString() {
        return "LinkToken[…]";
    }
}
