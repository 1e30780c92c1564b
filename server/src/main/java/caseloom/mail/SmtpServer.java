package caseloom.mail;

import caseloom.outbound.Authorities;
import caseloom.vault.Secret;
import org.jspecify.annotations.Nullable;

/// The mail server that the operator named.
///
/// @param user null when it asks nobody who they are
/// @param authorities whom it is trusted by, beside the usual ones
public record SmtpServer(
        String host,
        int port,
        Safety safety,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable Authorities authorities) {

    /// How the connection is kept from being read.
    public enum Safety {
        /// Encrypted from the first byte (`smtps`).
        TLS,
        /// Encrypted by STARTTLS, or nothing is sent.
        STARTTLS,
        /// Encrypted where the server offers it.
        WHERE_OFFERED
    }

    /// As it may be shown.
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
