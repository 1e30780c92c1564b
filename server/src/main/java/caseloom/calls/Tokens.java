package caseloom.calls;

import caseloom.core.definition.Authentication.Encoding;
import caseloom.core.interpreter.Credentials;
import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.core.uri.Percent;
import caseloom.outbound.Outcome;
import caseloom.outbound.Outside;
import caseloom.outbound.Request;
import caseloom.outbound.Terms;
import caseloom.vault.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tokens of authorization servers (OAuth 2, client credentials), kept until shortly before they
/// end. No message says what a secret, a token or an answer of such a server holds. Safe to share.
final class Tokens {

    /// A server that does not say how long its token is good.
    private static final Duration USUAL = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofHours(12);

    /// A token that ends under way would only cost a second call.
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Outside outside;
    private final InstantSource clock;
    private final Kept<Credentials.Client, Token> kept;

    Tokens(Outside outside, InstantSource clock, int most) {
        this.outside = outside;
        this.clock = clock;
        this.kept = new Kept<>(most);
    }

    /// A token, as text only by what it is.
    record Token(String text) {

        @Override
        public String toString() {
            return "Token[]";
        }

        Masks masks() {
            return Masks.of(List.of(Secret.of(text)));
        }
    }

    /// @param terms how the authorization server is reached
    /// @param spending counts the request for a new one
    /// @throws NoToken when none can be had
    /// @throws NotYet when none may be asked for now
    Kept.Had<Token> of(Credentials.Client client, Terms terms, Spending spending) {
        return kept.get(
                client,
                clock.instant(),
                one -> {
                    spending.onToken();
                    return fetched(one, terms);
                });
    }

    /// The service would not take that token.
    void forget(Credentials.Client client, Token token) {
        kept.forget(client, token);
    }

    private Kept.Good<Token> fetched(Credentials.Client client, Terms terms) {
        return switch (outside.send(request(client), terms)) {
            case Outcome.Failed failed ->
                    throw new NoToken(
                            "the authorization server: " + masks(client).masked(failed.message()));
            case Outcome.Answered answered when answered.status() != 200 ->
                    throw new NoToken("the authorization server answered " + answered.status());
            case Outcome.Answered answered -> token(answered);
        };
    }

    /// What such a server is told, in case that it comes back in the words of a failure.
    private static Masks masks(Credentials.Client client) {
        var encoded = Secret.of(Percent.encode(client.secret()));
        return Masks.of(List.of(Secret.of(client.secret()), encoded));
    }

    private Kept.Good<Token> token(Outcome.Answered answered) {
        JsonNode body;
        try {
            body = Json.readObject(answered.body());
        } catch (JsonFault _) {
            throw new NoToken("the authorization server did not answer with a JSON object");
        }
        var token = body.path("access_token");
        var type = body.path("token_type").asText("bearer");
        if (!token.isTextual() || !token.textValue().matches("[A-Za-z0-9._~+/=-]+")) {
            throw new NoToken("the authorization server gave no `access_token`");
        }
        if (!type.equalsIgnoreCase("bearer")) {
            throw new NoToken("the authorization server gave a token that is no bearer token");
        }
        var until = clock.instant().plus(length(body.path("expires_in"))).minus(MARGIN);
        return new Kept.Good<>(new Token(token.textValue()), until);
    }

    private static Duration length(JsonNode seconds) {
        if (!seconds.isNumber()) {
            return USUAL;
        }
        var most = LONGEST.toSeconds();
        return Duration.ofSeconds((long) Math.clamp(seconds.doubleValue(), 0, (double) most));
    }

    private static Request request(Credentials.Client client) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("grant_type", "client_credentials");
        var headers = new HashMap<String, String>();
        headers.put("Accept", "application/json");
        switch (client.method()) {
            case CLIENT_SECRET_BASIC ->
                    headers.put(
                            "Authorization",
                            basic(Percent.encode(client.id()), Percent.encode(client.secret())));
            case CLIENT_SECRET_POST -> {
                fields.put("client_id", client.id());
                fields.put("client_secret", client.secret());
            }
        }
        if (!client.scopes().isEmpty()) {
            fields.put("scope", String.join(" ", client.scopes()));
        }
        if (!client.audiences().isEmpty()) {
            fields.put("audience", String.join(" ", client.audiences()));
        }
        headers.put("Content-Type", type(client.encoding()));
        return new Request(
                "POST",
                client.uri(),
                headers,
                body(client.encoding(), fields).getBytes(StandardCharsets.UTF_8),
                null,
                false);
    }

    private static String type(Encoding encoding) {
        return switch (encoding) {
            case FORM -> "application/x-www-form-urlencoded";
            case JSON -> "application/json";
        };
    }

    private static String body(Encoding encoding, Map<String, String> fields) {
        return switch (encoding) {
            case FORM ->
                    fields.entrySet().stream()
                            .map(one -> one.getKey() + "=" + Percent.encode(one.getValue()))
                            .collect(Collectors.joining("&"));
            case JSON -> {
                var object = Json.object();
                fields.forEach(object::put);
                yield Json.write(object);
            }
        };
    }

    /// The header of basic authentication.
    static String basic(String name, String password) {
        return "Basic " + pair(name, password);
    }

    /// Name and password as that header has them.
    static String pair(String name, String password) {
        var pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(pair);
    }
}
