package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.jspecify.annotations.Nullable;

/// The bindings that are in force at one point of an evaluation, the innermost first. Immutable.
final class Env {

    private final Run run;
    private final @Nullable Env outer;
    private final JsonNode value;

    private Env(Run run, @Nullable Env outer, JsonNode value) {
        this.run = run;
        this.outer = outer;
        this.value = value;
    }

    static Env of(Run run) {
        return new Env(run, null, NullNode.getInstance());
    }

    Env with(JsonNode bound) {
        return new Env(run, this, bound);
    }

    Run run() {
        return run;
    }

    JsonNode value() {
        return value;
    }

    /// The bindings as they were some bindings ago.
    Env back(int hops) {
        var env = this;
        for (var i = 0; i < hops; i++) {
            var next = env.outer;
            if (next == null) {
                throw new IllegalStateException("a binding was counted wrongly");
            }
            env = next;
        }
        return env;
    }
}
