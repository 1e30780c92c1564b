package caseloom.core.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// By what a request shows who sent its body: the headers of Standard Webhooks.
///
/// @param id `webhook-id`; empty when it did not come
/// @param timestamp `webhook-timestamp`: seconds since 1970
/// @param signatures `webhook-signature`: one or several, separated by spaces, of which one must
///   fit
public record Proof(String id, String timestamp, String signatures) {

    /// How far the sender's clock may be from ours.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    /// What is wrong with a proof.
    public enum Flaw {
        /// A header did not come, or says nothing.
        INCOMPLETE,
        /// It was signed too long ago, or is to be signed yet.
        UNTIMELY,
        /// No signature fits the body and the secret.
        WRONG
    }

    /// What is wrong before anybody looks at the body.
    public Optional<Flaw> flaw(Instant now) {
        if (id.isEmpty() || signatures.isBlank() || !SECONDS.matcher(timestamp).matches()) {
            return Optional.of(Flaw.INCOMPLETE);
        }
        return Duration.between(at(), now).abs().compareTo(TOLERANCE) > 0
                ? Optional.of(Flaw.UNTIMELY)
                : Optional.empty();
    }

    /// What is wrong at all; empty when somebody who knows the secret sent the body, and lately.
    /// How long this takes says nothing about the right signature.
    public Optional<Flaw> flaw(String secret, byte[] body, Instant now) {
        return flaw(now).or(() -> fits(secret, body) ? Optional.empty() : Optional.of(Flaw.WRONG));
    }

    private boolean fits(String secret, byte[] body) {
        var right = bytes(Signature.standard(secret, id, at(), body));
        var found = false;
        for (var one : signatures.split(" ", -1)) {
            found |= MessageDigest.isEqual(right, bytes(one));
        }
        return found;
    }

    private Instant at() {
        return Instant.ofEpochSecond(Long.parseLong(timestamp));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
