package caseloom;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Calls our own API as a page in a browser would: keeps the cookie of its session, and shows the
/// CSRF token with whatever changes something.
public final class Browser {

    private static final String API = "/api/v1";

    private final Client client;
    private String cookie = "";
    private String csrf = "";

    private Browser(Client client) {
        this.client = client;
    }

    public static Browser at(URI address) {
        return new Browser(Client.of(address, "").anonymous());
    }

    /// Another one on the same server, or on another node of it, with a copy of the cookie.
    public Browser copy(URI address) {
        var other = Browser.at(address);
        other.cookie = cookie;
        other.csrf = csrf;
        return other;
    }

    public URI address() {
        return client.base();
    }

    /// The cookie as it would be sent; empty without one.
    public String cookie() {
        return cookie;
    }

    /// The secret part of the cookie.
    public String token() {
        return cookie.substring(cookie.indexOf('=') + 1);
    }

    public String csrf() {
        return csrf;
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Reply post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Reply patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Reply delete(String path) {
        return send("DELETE", path, "");
    }

    public Reply signIn(String email, String password) {
        return post(
                "/session", "{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}");
    }

    public Reply accept(String link, String name, String password) {
        return post(
                "/invitations/accept",
                "{\"token\": \""
                        + afterHash(link)
                        + "\", \"name\": \""
                        + name
                        + "\", \"password\": \""
                        + password
                        + "\"}");
    }

    /// The secret part of a link.
    public static String afterHash(String link) {
        return link.substring(link.indexOf('#') + 1);
    }

    public JsonNode session() {
        return get("/session").json();
    }

    /// Headers that are given replace those of the browser.
    public Reply send(String method, String path, String body, String... headers) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var all = new ArrayList<>(List.of(headers));
        if (!cookie.isEmpty() && all.stream().noneMatch(one -> one.startsWith("Cookie:"))) {
            all.add("Cookie: " + cookie);
        }
        var isSafe = Set.of("GET", "HEAD").contains(method);
        if (!isSafe
                && !csrf.isEmpty()
                && all.stream().noneMatch(one -> one.startsWith("X-Caseloom-CSRF:"))) {
            all.add("X-Caseloom-CSRF: " + csrf);
        }
        all.removeIf(one -> one.endsWith(":"));
        var reply = client.send(method, API + path, publisher, all.toArray(String[]::new));
        keep(reply);
        return reply;
    }

    private void keep(Reply reply) {
        reply.header("Set-Cookie")
                .ifPresent(set -> {
                    var pair = set.substring(0, set.indexOf(';'));
                    cookie = pair.endsWith("=") ? "" : pair;
                });
        if (reply.header("Content-Type").orElse("").startsWith("application/json")) {
            var told = reply.json().path("csrf_token");
            csrf = told.isTextual() ? told.asText() : csrf;
        }
    }
}
