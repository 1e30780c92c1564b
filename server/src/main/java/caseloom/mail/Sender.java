package caseloom.mail;

import java.util.Optional;

/// Whose name stands on what is sent.
///
/// @param name shown beside the address; empty for none
public record Sender(String name, MailAddress address) {

    private static final int NAME_MOST = 100;

    /// Reads `mail@example.com` or `Caseloom <mail@example.com>`.
    static Optional<Sender> of(String text) {
        var plain = text.strip();
        var open = plain.lastIndexOf('<');
        if (open < 0 || !plain.endsWith(">")) {
            return MailAddress.of(plain).map(address -> new Sender("", address));
        }
        var name = plain.substring(0, open).strip();
        if (name.length() > NAME_MOST || !Mail.isSubject(name)) {
            return Optional.empty();
        }
        return MailAddress.of(plain.substring(open + 1, plain.length() - 1))
                .map(address -> new Sender(name, address));
    }
}
