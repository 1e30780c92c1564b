package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A compiled part of an expression: one value in, any number of values out. Immutable.
///
/// Every filter pays at least one step each time it runs.
abstract class Filter {

    /// Gives all results to the sink, in order.
    ///
    /// @param path where the input was found; null when paths are not asked for
    abstract void run(Env env, @Nullable Path path, JsonNode in, Sink out);

    /// Whether it always gives exactly one result, and `one` may be called.
    boolean single() {
        return false;
    }

    /// The result of a filter that always has one.
    JsonNode one(Env env, JsonNode in) {
        throw new IllegalStateException("a filter has not exactly one result");
    }

    /// The results without their paths.
    final List<JsonNode> all(Env env, JsonNode in) {
        if (single()) {
            return List.of(one(env, in));
        }
        var all = new ArrayList<JsonNode>();
        run(
                env,
                null,
                in,
                (_, value) -> {
                    env.run().grow(8);
                    all.add(value);
                });
        return all;
    }

    /// Runs for the values only.
    final void each(Env env, JsonNode in, Consumer<JsonNode> out) {
        if (single()) {
            out.accept(one(env, in));
        } else {
            run(env, null, in, (_, value) -> out.accept(value));
        }
    }

    /// A filter with exactly one result, which is made and has no path.
    abstract static class Single extends Filter {

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            out.emit(Path.made(path), one(env, in));
        }

        @Override
        boolean single() {
            return true;
        }

        @Override
        abstract JsonNode one(Env env, JsonNode in);
    }

    /// Always the same value.
    static final class Constant extends Single {

        static final Constant NULL = new Constant(NullNode.getInstance());

        private final JsonNode value;

        Constant(JsonNode value) {
            this.value = value;
        }

        JsonNode value() {
            return value;
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            env.run().tick();
            return value;
        }
    }
}
