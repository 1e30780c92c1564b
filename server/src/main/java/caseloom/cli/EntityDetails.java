package caseloom.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say what a legal entity is.
final class EntityDetails {

    @Option(names = "--type", paramLabel = "TYPE", description = "Such as corporation.")
    private @Nullable String type;

    @Option(names = "--jurisdiction", paramLabel = "PLACE", description = "Such as Delaware.")
    private @Nullable String jurisdiction;

    /// The body with those that were given.
    ObjectNode in(ObjectNode body) {
        if (type != null) {
            body.put("entity_type", type);
        }
        if (jurisdiction != null) {
            body.put("jurisdiction", jurisdiction);
        }
        return body;
    }
}
