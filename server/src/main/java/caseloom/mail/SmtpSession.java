package caseloom.mail;

import caseloom.mail.MailSettings.Account;
import caseloom.mail.SmtpServer.Safety;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;

/// How the library is to speak with the server. Immutable, safe to share.
final class SmtpSession {

    private final SmtpServer server;
    private final Session session;

    SmtpSession(Account account, Duration timeout) {
        this.server = account.server();
        this.session = Session.getInstance(properties(account, timeout));
    }

    Session session() {
        return session;
    }

    /// A connection of its own, to be closed by the caller.
    SmtpConnection connect() throws MessagingException {
        var transport = session.getTransport(protocol());
        try {
            var password = server.password();
            transport.connect(
                    server.host(),
                    server.port(),
                    server.user(),
                    password == null ? null : password.text());
            return new SmtpConnection(transport);
        } catch (MessagingException e) {
            transport.close();
            throw e;
        }
    }

    private String protocol() {
        return server.safety() == Safety.TLS ? "smtps" : "smtp";
    }

    /// A mail goes to all of its recipients or to none.
    private Properties properties(Account account, Duration timeout) {
        var properties = new Properties();
        var prefix = "mail." + protocol() + ".";
        var millis = Long.toString(timeout.toMillis());
        properties.put(prefix + "connectiontimeout", millis);
        properties.put(prefix + "timeout", millis);
        properties.put(prefix + "writetimeout", millis);
        properties.put(prefix + "sendpartial", "false");
        properties.put(prefix + "auth", Boolean.toString(server.user() != null));
        properties.put(prefix + "localhost", account.sender().address().domain());
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put(prefix + "starttls.enable", "true");
        properties.put(
                prefix + "starttls.required", Boolean.toString(server.safety() == Safety.STARTTLS));
        var authorities = server.authorities();
        if (authorities != null) {
            properties.put(prefix + "ssl.socketFactory", authorities.context().getSocketFactory());
        }
        return properties;
    }
}
