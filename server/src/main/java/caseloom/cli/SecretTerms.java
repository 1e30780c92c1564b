package caseloom.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of what is made once and shown once.
final class SecretTerms {

    @Option(
            names = "--rate-limit",
            paramLabel = "N",
            description = "Requests a minute; 0 for no limit; default: what the server grants.")
    private @Nullable Integer rateLimit;

    @Option(
            names = "--expires",
            paramLabel = "MOMENT",
            description = "Such as 2027-01-01T00:00:00Z.")
    private @Nullable String expires;

    /// The body with those that were given.
    ObjectNode in(ObjectNode body) {
        if (rateLimit != null) {
            body.put("rate_limit", rateLimit);
        }
        if (expires != null) {
            body.put("expires_at", expires);
        }
        return body;
    }
}
