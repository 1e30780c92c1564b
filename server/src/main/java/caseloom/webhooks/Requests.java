package caseloom.webhooks;

import caseloom.connections.Access;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.core.webhook.Signature;
import caseloom.outbound.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Makes the request of an attempt: address, headers, signature. Safe to share.
final class Requests {

    /// What the log keeps; all else may be a credential.
    private static final Set<String> SHOWN =
            Set.of(
                    "content-type",
                    "user-agent",
                    "webhook-id",
                    "webhook-timestamp",
                    "webhook-signature",
                    "x-chamelio-signature");

    private final Secrets secrets;
    private final Accesses accesses;

    Requests(Secrets secrets, Accesses accesses) {
        this.secrets = secrets;
        this.accesses = accesses;
    }

    /// Finds connections with their secrets open.
    @FunctionalInterface
    public interface Accesses {
        Optional<Access> of(OrganizationId organization, long connection);
    }

    /// The connection of a subscription.
    Optional<Access> access(Claimed claimed) {
        var connection = claimed.to().connection();
        return connection == null
                ? Optional.empty()
                : accesses.of(claimed.organization(), connection);
    }

    /// @param url where the connection or the endpoint leads
    Request of(Claimed claimed, Claimed.Message message, String url, Instant at) {
        var body = message.body().getBytes(StandardCharsets.UTF_8);
        var signing = secrets.signing(claimed.organization(), claimed.to(), at);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Caseloom-Webhooks/1");
        headers.putAll(
                switch (claimed.to().kind()) {
                    case ENDPOINT -> chamelio(signing, body);
                    case SUBSCRIPTION -> standard(signing, message.id(), at, body);
                });
        return new Request("POST", url, headers, body, null, false);
    }

    /// The request as the log keeps it.
    static Attempt.Sent sent(Request request) {
        var kept = new TreeMap<String, String>();
        request.headers()
                .forEach((name, value) -> {
                    var lower = name.toLowerCase(Locale.ROOT);
                    kept.put(lower, SHOWN.contains(lower) ? value : "[hidden]");
                });
        var headers = Json.object();
        kept.forEach(headers::put);
        return new Attempt.Sent(request.uri(), Json.write(headers));
    }

    private static Map<String, String> chamelio(List<String> signing, byte[] body) {
        return Map.of("X-Chamelio-Signature", Signature.chamelio(signing.getFirst(), body));
    }

    private static Map<String, String> standard(
            List<String> signing, String id, Instant at, byte[] body) {
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(at.getEpochSecond()),
                "webhook-signature",
                Signature.standard(signing, id, at, body));
    }
}
