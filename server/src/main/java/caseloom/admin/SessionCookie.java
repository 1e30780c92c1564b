package caseloom.admin;

import caseloom.http.HeaderField;
import caseloom.http.Request;
import caseloom.sessions.Begun;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/// The cookie by which a browser shows its session: no script reads it, no other site makes a
/// browser send it with a change, and over `https` no other host of the domain can set it.
record SessionCookie(boolean isSecure, InstantSource clock) {

    private static final String PLAIN = "caseloom_session";

    private static final String HOST = "__Host-" + PLAIN;

    static SessionCookie of(String publicUrl, InstantSource clock) {
        return new SessionCookie(publicUrl.startsWith("https:"), clock);
    }

    String name() {
        return isSecure ? HOST : PLAIN;
    }

    /// The token that the browser has, good or not.
    Optional<String> token(Request request) {
        return request.header("Cookie").stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name() + "="))
                .map(pair -> pair.substring(name().length() + 1))
                .findFirst();
    }

    HeaderField with(Begun session) {
        var left = Duration.between(clock.instant(), session.endsAt()).toSeconds();
        return field(session.token().value(), Math.max(0, left));
    }

    /// Has the browser forget it.
    HeaderField without() {
        return field("", 0);
    }

    private HeaderField field(String value, long seconds) {
        return HeaderField.of(
                "Set-Cookie",
                name()
                        + "="
                        + value
                        + "; Path=/; Max-Age="
                        + seconds
                        + "; HttpOnly; SameSite=Lax"
                        + (isSecure ? "; Secure" : ""));
    }
}
