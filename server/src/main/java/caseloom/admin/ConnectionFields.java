package caseloom.admin;

import caseloom.connections.Authentication;
import caseloom.connections.AuthenticationJson;
import caseloom.connections.BaseUrl;
import caseloom.connections.ConnectionChange;
import caseloom.connections.ConnectionTerms;
import caseloom.connections.Rate;
import caseloom.core.json.Json;
import caseloom.outbound.Authorities;
import caseloom.outbound.Request;
import caseloom.vault.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads what a call says of a connection.
final class ConnectionFields {

    private static final int HEADERS_MOST = 50;
    private static final int VALUE_MOST = 8_192;
    private static final String ADDRESS = "It is an address that begins with https:// or http://";

    /// Requests of steps have one of their own (W-28).
    private static final String KEY = "idempotency-key";

    private final Fields fields;

    ConnectionFields(Fields fields) {
        this.fields = fields;
    }

    /// Who requests are made as.
    ///
    /// @param secret null when none was given
    private record Showing(Authentication authentication, @Nullable Secret secret) {}

    /// What shall be another; what was not given is null.
    ConnectionChange change() {
        var showing = fields.within("authentication").flatMap(this::showing);
        return new ConnectionChange(
                name(fields.text("name", ConnectionTerms.NAME_MOST)),
                baseUrl(fields.text("base_url", BaseUrl.MOST)),
                docsUrl(),
                showing.map(Showing::authentication).orElse(null),
                showing.map(Showing::secret).orElse(null),
                fields.object("headers").map(given -> headers("headers", given)).orElse(null),
                rate(),
                timeout(),
                certificates());
    }

    /// What a new connection must have.
    ConnectionChange whole() {
        fields.neededText("name", ConnectionTerms.NAME_MOST);
        fields.neededText("base_url", BaseUrl.MOST);
        var change = change();
        var authentication = change.authentication();
        var member = authentication == null ? null : authentication.secretMember();
        if (member != null && change.secret() == null) {
            fields.complain(
                    "authentication." + member,
                    "It must be given.",
                    "Add `" + member + "` to `authentication`.");
        }
        return change;
    }

    private @Nullable String name(Optional<String> given) {
        if (given.isEmpty()) {
            return null;
        }
        var name = given.get();
        if (name.strip().equals(name)
                && !name.contains("${")
                && name.chars().noneMatch(Character::isISOControl)
                && Call.number(name).isEmpty()) {
            return name;
        }
        fields.complain(
                "name",
                "Documents name a connection by it: no number, no `${`, no blank at its ends.",
                "Send a name such as billing.");
        return null;
    }

    private @Nullable BaseUrl baseUrl(Optional<String> given) {
        var read = given.flatMap(BaseUrl::of);
        if (given.isPresent() && read.isEmpty()) {
            fields.complain(
                    "base_url",
                    ADDRESS + ", with a host and without user, query and fragment.",
                    "Send one such as https://api.example.com/v1.");
        }
        return read.orElse(null);
    }

    private @Nullable String docsUrl() {
        var given = fields.plainText("docs_url").orElse(null);
        if (given != null && !given.isEmpty() && BaseUrl.of(given.split("[?#]", 2)[0]).isEmpty()) {
            fields.complain("docs_url", ADDRESS + ".", "Send such an address, or an empty text.");
        }
        return given;
    }

    private Optional<Showing> showing(Fields given) {
        var type = given.word("type", List.of("none", "bearer", "basic", "custom", "oauth2"));
        return Optional.of(
                switch (type) {
                    case "bearer" ->
                            new Showing(
                                    new Authentication.Bearer(), secret(given, "token", "Bearer "));
                    case "basic" -> basic(given);
                    case "custom" -> custom(given);
                    case "oauth2" -> oauth2(given);
                    default -> new Showing(new Authentication.None(), null);
                });
    }

    private static Showing basic(Fields given) {
        var username = given.neededText("username", 1_000);
        if (username.contains(":")) {
            given.complain("username", "It holds no colon.", "Send a name without one.");
        }
        return new Showing(
                new Authentication.Basic(username),
                given.plainText("password")
                        .filter(text -> !text.isEmpty())
                        .map(Secret::of)
                        .orElse(null));
    }

    private Showing custom(Fields given) {
        var payload = given.object("payload");
        if (payload.isEmpty()) {
            return new Showing(new Authentication.Custom(List.of()), null);
        }
        var texts = payload.get().deepCopy();
        texts.properties().removeIf(member -> !member.getValue().isTextual());
        var names = headers(given, "payload", texts).keySet();
        return new Showing(
                new Authentication.Custom(List.copyOf(names)),
                Secret.of(Json.write(payload.get())));
    }

    private static Showing oauth2(Fields given) {
        var token = given.neededText("token_url", BaseUrl.MOST);
        if (!token.isEmpty() && BaseUrl.of(token.split("\\?", 2)[0]).isEmpty()) {
            given.complain("token_url", ADDRESS + ".", "Send the address that gives tokens.");
        }
        var client = given.neededText("client_id", 1_000);
        var method =
                given.word(
                        "client_authentication",
                        List.of("client_secret_post", "client_secret_basic"));
        var scopes = given.texts("scopes", 100);
        var audience = given.text("audience", 1_000).orElse(null);
        return new Showing(
                new Authentication.OAuth2(
                        token, client, AuthenticationJson.method(method), scopes, audience),
                given.text("client_secret", 4_096).map(Secret::of).orElse(null));
    }

    /// A text that stands in a header; blank keeps what there is.
    private static @Nullable Secret secret(Fields given, String name, String before) {
        var text = given.plainText(name).filter(one -> !one.isBlank());
        if (text.isPresent()
                && (text.get().length() > VALUE_MOST
                        || !Request.mayCarry("Authorization", before + text.get()))) {
            given.complain(
                    name,
                    "It is a text of at most " + VALUE_MOST + " characters that fits a header.",
                    "Send it without line breaks.");
        }
        return text.map(Secret::of).orElse(null);
    }

    private Map<String, String> headers(String name, JsonNode given) {
        return headers(fields, name, given);
    }

    private static Map<String, String> headers(Fields where, String name, JsonNode given) {
        var headers = new TreeMap<String, String>();
        given.properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        for (var header : given.properties()) {
            if (!header.getValue().isTextual()
                    || headers.size() > HEADERS_MOST
                    || header.getValue().asText().length() > VALUE_MOST
                    || header.getKey().toLowerCase(Locale.ROOT).equals(KEY)
                    || !Request.mayCarry(header.getKey(), header.getValue().asText())) {
                where.complain(
                        name,
                        "It has at most "
                                + HEADERS_MOST
                                + " headers with texts, none of them one that Caseloom sets.",
                        "Correct or leave out `" + header.getKey() + "`.");
                break;
            }
        }
        return headers;
    }

    private @Nullable Rate rate() {
        var given = fields.within("rate_limit");
        if (given.isEmpty()) {
            return null;
        }
        var requests = given.get().number("requests", 1, Rate.REQUESTS_MOST);
        var minutes = given.get().number("minutes", 1, Rate.MINUTES_MOST);
        return new Rate(
                requests == null ? Rate.USUAL.requests() : requests,
                minutes == null ? Rate.USUAL.minutes() : minutes);
    }

    private @Nullable Duration timeout() {
        var seconds = fields.number("timeout_seconds", 1, ConnectionTerms.TIMEOUT_MOST_SECONDS);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private @Nullable String certificates() {
        var pem = fields.plainText("ca_certificates").orElse(null);
        if (pem != null && !pem.isEmpty() && Authorities.of(pem).isEmpty()) {
            fields.complain(
                    "ca_certificates",
                    "It is one or more certificates in PEM.",
                    "Send text that begins with -----BEGIN CERTIFICATE-----, or an empty text.");
        }
        return pem;
    }
}
