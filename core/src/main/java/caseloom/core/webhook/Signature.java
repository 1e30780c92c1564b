package caseloom.core.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signatures over the bytes of a body, by which a receiver knows who sent it.
public final class Signature {

    private static final String DIGEST = "HmacSHA256";

    /// What a signing secret of a subscription begins with; the rest is base64 of its key.
    public static final String SECRET_PREFIX = "whsec_";

    private Signature() {}

    /// The value of `X-Chamelio-Signature` (L-231): the secret is used as it is shown.
    public static String chamelio(String secret, byte[] body) {
        var key = secret.getBytes(StandardCharsets.UTF_8);
        return "sha256=" + HexFormat.of().formatHex(digest(key, body));
    }

    /// The value of `webhook-signature` (C-169, C-170): one signature a secret, separated by
    /// spaces.
    public static String standard(List<String> secrets, String id, Instant at, byte[] body) {
        return secrets.stream()
                .map(secret -> standard(secret, id, at, body))
                .collect(Collectors.joining(" "));
    }

    /// One signature, as Standard Webhooks writes it.
    static String standard(String secret, String id, Instant at, byte[] body) {
        var head = (id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        return "v1," + base64(digest(key(secret), head, body));
    }

    /// What stands behind `whsec_` is base64 of the key; any other text is the key itself.
    private static byte[] key(String secret) {
        if (secret.startsWith(SECRET_PREFIX)) {
            try {
                return Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
            } catch (IllegalArgumentException _) {
                // Not one of ours, so nothing but a text.
            }
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] digest(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(DIGEST);
            mac.init(new SecretKeySpec(key, DIGEST));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + DIGEST, e);
        }
    }
}
