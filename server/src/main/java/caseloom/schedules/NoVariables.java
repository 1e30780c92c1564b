package caseloom.schedules;

import caseloom.core.expression.Variables;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the filters of a schedule see beside the event: nothing, so that they give the same
/// everywhere.
final class NoVariables implements Variables {

    static final Variables NONE = new NoVariables();

    private NoVariables() {}

    @Override
    public @Nullable JsonNode value(String name) {
        return null;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }
}
