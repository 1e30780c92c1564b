package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls a function with every combination of its arguments' results.
final class NativeCall extends Filter {

    private final Native function;
    private final List<Filter> arguments;
    private final boolean single;

    NativeCall(Native function, List<Filter> arguments) {
        this.function = function;
        this.arguments = List.copyOf(arguments);
        this.single = arguments.stream().allMatch(Filter::single);
    }

    @Override
    boolean single() {
        return single;
    }

    @Override
    JsonNode one(Env env, JsonNode in) {
        env.run().tick();
        return switch (arguments.size()) {
            case 0 -> function.call(env.run(), in, List.of());
            case 1 -> function.call(env.run(), in, List.of(arguments.getFirst().one(env, in)));
            default -> {
                var values = new ArrayList<JsonNode>(arguments.size());
                for (var argument : arguments) {
                    values.add(argument.one(env, in));
                }
                yield function.call(env.run(), in, values);
            }
        };
    }

    @Override
    void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
        if (single) {
            out.emit(Path.made(path), one(env, in));
        } else {
            combine(env, in, List.of(), Path.made(path), out);
        }
    }

    private void combine(
            Env env, JsonNode in, List<JsonNode> known, @Nullable Path made, Sink out) {
        env.run().tick();
        if (known.size() == arguments.size()) {
            out.emit(made, function.call(env.run(), in, known));
            return;
        }
        arguments
                .get(known.size())
                .each(
                        env,
                        in,
                        value -> {
                            var more = new ArrayList<>(known);
                            more.add(value);
                            combine(env, in, more, made, out);
                        });
    }
}
