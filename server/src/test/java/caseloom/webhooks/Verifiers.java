package caseloom.webhooks;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

/// Helps to ask the public verifier, which looks at the real clock.
final class Verifiers {

    private Verifiers() {}

    static HttpHeaders headers(String id, String timestamp, String signature) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(id),
                        "webhook-timestamp", List.of(timestamp),
                        "webhook-signature", List.of(signature)),
                (name, value) -> true);
    }
}
