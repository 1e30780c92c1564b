package caseloom.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// What a failure of the library means: whether the same mail may be taken later, in words that
/// hold no password.
final class SmtpFaults {

    private static final int PERMANENT = 500;

    private static final int REPLY_MOST = 300;

    private static final int CHAIN_MOST = 100;

    private SmtpFaults() {}

    /// What the mail server said.
    private record Reply(int code, String text) {

        boolean isFinal() {
            return code >= PERMANENT;
        }
    }

    static Sent judged(MessagingException fault, SmtpServer server) {
        if (fault instanceof AuthenticationFailedException) {
            return new Sent.Failed(
                    "the mail server " + server + " does not accept the user and the password");
        }
        var reply = reply(fault);
        if (reply.isEmpty()) {
            return new Sent.Failed(broken(fault, server));
        }
        var said = "the mail server answered: " + cleaned(reply.get().text);
        return reply.get().isFinal() ? new Sent.Refused(said) : new Sent.Failed(said);
    }

    /// The weightiest of all that the server said: a mail that one recipient cannot get at all is
    /// not sent to anybody.
    private static Optional<Reply> reply(MessagingException fault) {
        Reply found = null;
        Exception at = fault;
        for (var steps = 0; at != null && steps < CHAIN_MOST; steps++) {
            var reply = said(at);
            if (reply != null && (found == null || reply.code > found.code)) {
                found = reply;
            }
            at = at instanceof MessagingException one ? one.getNextException() : null;
        }
        return Optional.ofNullable(found);
    }

    private static @Nullable Reply said(Exception fault) {
        return switch (fault) {
            case SMTPAddressFailedException e ->
                    new Reply(e.getReturnCode(), text(e) + " (" + e.getAddress() + ")");
            case SMTPSenderFailedException e -> new Reply(e.getReturnCode(), text(e));
            case SMTPSendFailedException e -> new Reply(e.getReturnCode(), text(e));
            default -> null;
        };
    }

    private static String text(Exception fault) {
        return String.valueOf(fault.getMessage()).strip();
    }

    private static String broken(MessagingException fault, SmtpServer server) {
        var cause = fault.getNextException();
        if (text(fault).toUpperCase(Locale.ROOT).contains("STARTTLS")) {
            return "the mail server "
                    + server
                    + " does not offer STARTTLS; use smtps://, or set CASELOOM_SMTP_TLS=optional"
                    + " to send unencrypted";
        }
        return switch (cause) {
            case SocketTimeoutException _ ->
                    "the mail server " + server + " did not answer in time";
            case SSLException e ->
                    "no safe connection to the mail server " + server + ": " + cleaned(text(e));
            case FileNotFoundException _ -> "a file of the mail is gone";
            case IOException e ->
                    "the connection to the mail server " + server + " failed: " + cleaned(text(e));
            case null, default -> "the mail server " + server + " cannot be used";
        };
    }

    /// One line of it, without what a terminal or a log would take for something else.
    private static String cleaned(String text) {
        var line = Mail.asSubject(text.replaceAll("\\s+", " "));
        return line.length() > REPLY_MOST ? line.substring(0, REPLY_MOST) : line;
    }
}
