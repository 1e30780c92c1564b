package caseloom.cli;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that describe a connection. A secret comes from a file or standard input, never from
/// the command line, which others can read.
final class ConnectionDetails {

    private static final Pattern RATE = Pattern.compile("(\\d{1,9})(/(\\d{1,9}))?");

    @Option(names = "--docs", paramLabel = "URL", description = "Where people read about it.")
    private @Nullable String docs;

    @Option(
            names = "--auth",
            paramLabel = "TYPE",
            description = "none, bearer, basic, custom or oauth2.")
    private @Nullable String auth;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = {
                "Holds the token, the password, the client's secret, or for custom a JSON object",
                "of headers; - reads standard input."
            })
    private @Nullable String secretFile;

    @Option(names = "--username", paramLabel = "NAME", description = "Of basic.")
    private @Nullable String username;

    @Option(names = "--token-url", paramLabel = "URL", description = "Of oauth2.")
    private @Nullable String tokenUrl;

    @Option(names = "--client-id", paramLabel = "ID", description = "Of oauth2.")
    private @Nullable String clientId;

    @Option(names = "--scope", paramLabel = "SCOPE", description = "Of oauth2; may be repeated.")
    private List<String> scopes = List.of();

    @Option(names = "--audience", paramLabel = "NAME", description = "Of oauth2.")
    private @Nullable String audience;

    @Option(
            names = "--header",
            paramLabel = "NAME=VALUE",
            description = "Sent on every request; may be repeated. No secrets: it is shown.")
    private Map<String, String> headers = Map.of();

    @Option(
            names = "--rate",
            paramLabel = "N/M",
            description = "Requests in minutes, such as 100/1.")
    private @Nullable String rate;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "For a whole request.")
    private @Nullable Integer timeout;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Certificates in PEM to trust beside the usual ones; '' for none.")
    private @Nullable String caFile;

    /// The body with those that were given.
    ObjectNode in(ObjectNode body, Session session) {
        put(body, "docs_url", docs);
        if (auth != null) {
            body.set("authentication", authentication(auth, session));
        } else if (secretFile != null) {
            throw new Trouble(Trouble.USAGE, "--secret-file needs --auth, which says what it is");
        }
        if (!headers.isEmpty()) {
            headers.forEach(body.putObject("headers")::put);
        }
        if (rate != null) {
            body.set("rate_limit", rate(rate));
        }
        if (timeout != null) {
            body.put("timeout_seconds", timeout);
        }
        if (caFile != null) {
            body.put("ca_certificates", caFile.isEmpty() ? "" : session.read(caFile));
        }
        return body;
    }

    private ObjectNode authentication(String type, Session session) {
        var node = Json.object().put("type", type);
        put(node, "username", username);
        put(node, "token_url", tokenUrl);
        put(node, "client_id", clientId);
        put(node, "audience", audience);
        if (!scopes.isEmpty()) {
            scopes.forEach(node.putArray("scopes")::add);
        }
        if (secretFile != null) {
            secret(node, type, session.read(secretFile).strip());
        }
        return node;
    }

    private static void secret(ObjectNode node, String type, String text) {
        switch (type) {
            case "bearer" -> node.put("token", text);
            case "basic" -> node.put("password", text);
            case "oauth2" -> node.put("client_secret", text);
            case "custom" -> {
                try {
                    node.set("payload", Json.readObject(text.getBytes(StandardCharsets.UTF_8)));
                } catch (JsonFault _) {
                    throw new Trouble(
                            Trouble.USAGE, "--secret-file of custom must hold a JSON object");
                }
            }
            default -> throw new Trouble(Trouble.USAGE, "--auth " + type + " has no secret");
        }
    }

    private static ObjectNode rate(String text) {
        var parts = RATE.matcher(text);
        if (!parts.matches()) {
            throw new Trouble(Trouble.USAGE, "--rate is such as 100/1: requests in minutes");
        }
        var minutes = parts.group(3);
        return Json.object()
                .put("requests", Integer.parseInt(parts.group(1)))
                .put("minutes", minutes == null ? 1 : Integer.parseInt(minutes));
    }

    private static void put(ObjectNode body, String name, @Nullable String text) {
        if (text != null) {
            body.put(name, text);
        }
    }
}
