package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Binds the names of an `as` to the parts of a value; the number of bindings is always the same.
@FunctionalInterface
interface ShapeMatcher {

    /// Calls back with the names bound, once for each way to bind them.
    ///
    /// @param in the input of the whole expression, which computed keys see
    void match(Env env, JsonNode in, JsonNode value, Consumer<Env> then);

    static ShapeMatcher name() {
        return (env, _, value, then) -> then.accept(env.with(value));
    }

    static ShapeMatcher items(List<ShapeMatcher> items) {
        return (env, in, value, then) -> items(items, 0, env, in, value, then);
    }

    private static void items(
            List<ShapeMatcher> items,
            int at,
            Env env,
            JsonNode in,
            JsonNode value,
            Consumer<Env> then) {
        if (at == items.size()) {
            then.accept(env);
            return;
        }
        var item = Access.get(env.run(), value, IntNode.valueOf(at));
        items.get(at).match(env, in, item, bound -> items(items, at + 1, bound, in, value, then));
    }

    /// One member of an object.
    ///
    /// @param variable whether the member itself is bound too, before its own shape
    record Member(Filter key, boolean variable, @Nullable ShapeMatcher shape) {}

    static ShapeMatcher members(List<Member> members) {
        return (env, in, value, then) -> members(members, 0, env, in, value, then);
    }

    private static void members(
            List<Member> members,
            int at,
            Env env,
            JsonNode in,
            JsonNode value,
            Consumer<Env> then) {
        if (at == members.size()) {
            then.accept(env);
            return;
        }
        var member = members.get(at);
        member.key()
                .each(
                        env,
                        in,
                        key -> {
                            if (!key.isTextual()) {
                                throw new JqError("Cannot index object with " + Values.type(key));
                            }
                            var inner = Access.get(env.run(), value, key);
                            var bound = member.variable() ? env.with(inner) : env;
                            Consumer<Env> rest =
                                    next -> members(members, at + 1, next, in, value, then);
                            if (member.shape() == null) {
                                rest.accept(bound);
                            } else {
                                member.shape().match(bound, in, inner, rest);
                            }
                        });
    }
}
