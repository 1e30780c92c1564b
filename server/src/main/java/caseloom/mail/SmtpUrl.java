package caseloom.mail;

import caseloom.mail.SmtpServer.Safety;
import caseloom.outbound.Authorities;
import caseloom.settings.Env;
import caseloom.vault.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the address of the mail server. Complaints never repeat it, since it holds a password.
final class SmtpUrl {

    private static final int SUBMISSION = 587;
    private static final int SECURE = 465;

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?");

    private final Env env;

    SmtpUrl(Env env) {
        this.env = env;
    }

    Optional<SmtpServer> read() {
        var authorities = authorities();
        var optional = tlsIsOptional();
        var text = env.text("SMTP_URL");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var uri = uri(text.get().strip());
        if (uri == null) {
            env.complain("SMTP_URL", "must be like smtp://user:password@host:587 or smtps://host");
            return Optional.empty();
        }
        var secure = "smtps".equals(uri.getScheme());
        var port = uri.getPort() > 0 ? uri.getPort() : secure ? SECURE : SUBMISSION;
        var weak = optional || LOOPBACK.matcher(uri.getHost()).matches();
        var safety = secure ? Safety.TLS : weak ? Safety.WHERE_OFFERED : Safety.STARTTLS;
        var user = part(uri, 0);
        var password = part(uri, 1);
        if ((user == null) != (password == null)) {
            env.complain("SMTP_URL", "must name a user and a password, or neither");
        }
        return Optional.of(
                new SmtpServer(
                        uri.getHost(),
                        port,
                        safety,
                        user,
                        password == null ? null : Secret.of(password),
                        authorities));
    }

    private static @Nullable URI uri(String text) {
        try {
            var uri = new URI(text);
            var path = uri.getRawPath();
            var fits =
                    ("smtp".equals(uri.getScheme()) || "smtps".equals(uri.getScheme()))
                            && uri.getHost() != null
                            && (path == null || path.isEmpty() || path.equals("/"))
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null;
            return fits ? uri : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    /// The user (0) or the password (1), if the address has them.
    private static @Nullable String part(URI uri, int place) {
        var info = uri.getRawUserInfo();
        if (info == null) {
            return null;
        }
        var parts = info.split(":", 2);
        if (place >= parts.length || parts[place].isEmpty()) {
            return null;
        }
        return URLDecoder.decode(parts[place].replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private boolean tlsIsOptional() {
        var word = env.text("SMTP_TLS", "required");
        if (!word.equals("required") && !word.equals("optional")) {
            env.complain("SMTP_TLS", "must be required or optional: " + word);
        }
        return word.equals("optional");
    }

    private @Nullable Authorities authorities() {
        var file = env.text("SMTP_CA");
        if (file.isEmpty()) {
            return null;
        }
        try {
            var pem = Files.readString(Path.of(file.get()), StandardCharsets.US_ASCII);
            var read = Authorities.of(pem);
            if (read.isEmpty()) {
                env.complain("SMTP_CA", "holds no certificates as PEM: " + file.get());
            }
            return read.orElse(null);
        } catch (IOException | InvalidPathException _) {
            env.complain("SMTP_CA", "cannot be read: " + file.get());
            return null;
        }
    }
}
