package caseloom.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// The Message-ID of a mail: the same whenever it is sent for the same key, so that a mailbox that
/// gets it twice can tell. It says nothing of the key.
final class MessageId {

    private static final int BYTES = 24;

    private MessageId() {}

    /// @param installation tells this installation from others that send in the same name
    static String of(String installation, String key, MailAddress from) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(installation.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            var whole = digest.digest(key.getBytes(StandardCharsets.UTF_8));
            var beginning = Arrays.copyOf(whole, BYTES);
            var name = Base64.getUrlEncoder().withoutPadding().encodeToString(beginning);
            return "<" + name + "@" + from.domain() + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
