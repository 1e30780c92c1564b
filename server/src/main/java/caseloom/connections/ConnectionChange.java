package caseloom.connections;

import caseloom.core.json.Json;
import caseloom.vault.Secret;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What shall be another about a connection; null leaves it as it is, an empty text unsets.
///
/// @param secret of the authentication; null keeps the one there is (C-197)
public record ConnectionChange(
        @Nullable String name,
        @Nullable BaseUrl baseUrl,
        @Nullable String docsUrl,
        @Nullable Authentication authentication,
        @Nullable Secret secret,
        @Nullable Map<String, String> headers,
        @Nullable Rate rate,
        @Nullable Duration timeout,
        @Nullable String caCertificates) {

    /// The terms after the change of these.
    ConnectionTerms of(ConnectionTerms before) {
        return new ConnectionTerms(
                name == null ? before.name() : name,
                baseUrl == null ? before.baseUrl() : baseUrl,
                unset(docsUrl, before.docsUrl()),
                authentication(before.authentication()),
                headers == null ? before.headers() : headers,
                rate == null ? before.rate() : rate,
                timeout == null ? before.timeout() : timeout,
                unset(caCertificates, before.caCertificates()));
    }

    /// Whether a secret is missing: another kind of authentication than before needs its own.
    boolean lacksSecret(Authentication before) {
        return secret == null
                && authentication != null
                && authentication.secretMember() != null
                && !authentication.word().equals(before.word());
    }

    /// What the audit trail tells of it: never a secret, nor what a header says.
    ObjectNode told() {
        var told = Json.object();
        put(told, "name", name);
        put(told, "base_url", baseUrl == null ? null : baseUrl.text());
        put(told, "docs_url", docsUrl);
        put(told, "authentication", authentication == null ? null : authentication.word());
        if (secret != null) {
            told.put("secret", "changed");
        }
        if (headers != null) {
            headers.keySet().stream().sorted().forEach(told.putArray("headers")::add);
        }
        if (rate != null) {
            told.putObject("rate_limit")
                    .put("requests", rate.requests())
                    .put("minutes", rate.minutes());
        }
        if (timeout != null) {
            told.put("timeout_seconds", timeout.toSeconds());
        }
        if (caCertificates != null) {
            told.put("ca_certificates", caCertificates.isEmpty() ? "removed" : "changed");
        }
        return told;
    }

    /// The names of the headers belong to the payload that is kept with them.
    private Authentication authentication(Authentication before) {
        var given = authentication;
        if (given == null) {
            return before;
        }
        var kept =
                given instanceof Authentication.Custom
                        && before instanceof Authentication.Custom
                        && secret == null;
        return kept ? before : given;
    }

    private static @Nullable String unset(@Nullable String text, @Nullable String before) {
        return text == null ? before : text.isEmpty() ? null : text;
    }

    private static void put(ObjectNode told, String name, @Nullable String text) {
        if (text != null) {
            told.put(name, text);
        }
    }
}
