package caseloom.webhooks;

import caseloom.core.json.Json;
import caseloom.core.webhook.Signature;
import caseloom.outbound.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    Requests(Secrets secrets) {
        this.secrets = secrets;
    }

    Request of(Claimed claimed, Claimed.Message message, Instant at) {
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
        var url = Objects.requireNonNull(claimed.to().url());
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
