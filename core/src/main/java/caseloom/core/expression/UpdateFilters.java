package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `=`, `|=`, the operators with `=`, and `path`.
final class UpdateFilters {

    private UpdateFilters() {}

    /// The places that a filter finds in its input.
    static List<Path> places(Env env, JsonNode in, Filter target) {
        var places = new ArrayList<Path>();
        target.run(
                env,
                Path.ROOT,
                in,
                (place, value) -> {
                    if (place == null || place.nowhere()) {
                        throw new JqError(
                                "Invalid path expression with result " + Values.brief(value));
                    }
                    env.run().grow(32);
                    places.add(place);
                });
        return places;
    }

    /// `path(target)`.
    static final class Paths extends Filter {

        private final Filter target;

        Paths(Filter target) {
            this.target = target;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            target.run(
                    env,
                    Path.ROOT,
                    in,
                    (place, value) -> {
                        if (place == null || place.nowhere()) {
                            throw new JqError(
                                    "Invalid path expression with result " + Values.brief(value));
                        }
                        var keys = place.toArray();
                        env.run().grow(64 + 24L * keys.size());
                        out.emit(Path.made(path), keys);
                    });
        }
    }

    /// `target = value`.
    static final class Assign extends Filter {

        private final Filter target;
        private final Filter value;

        Assign(Filter target, Filter value) {
            this.target = target;
            this.value = value;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            value.each(
                    env,
                    in,
                    to -> {
                        var updates = new Updates(env.run(), in);
                        for (var place : places(env, in, target)) {
                            updates.set(place.keys(), to);
                        }
                        out.emit(Path.made(path), updates.result());
                    });
        }
    }

    /// `target |= update`: the first result counts; places without one are deleted.
    static final class Update extends Filter.Single {

        private final Filter target;
        private final Filter update;

        Update(Filter target, Filter update) {
            this.target = target;
            this.update = update;
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            var updates = new Updates(env.run(), in);
            var without = new ArrayList<JsonNode>();
            for (var place : places(env, in, target)) {
                var keys = place.keys();
                var first = first(env, updates.get(keys), update);
                if (first == null) {
                    without.add(place.toArray());
                } else {
                    updates.set(keys, first);
                }
            }
            updates.delete(without);
            return updates.result();
        }
    }

    /// `target += value` and its like; the value is computed on the whole input.
    static final class Combine extends Filter {

        private final String sign;
        private final Filter target;
        private final Filter value;

        Combine(String sign, Filter target, Filter value) {
            this.sign = sign;
            this.target = target;
            this.value = value;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            value.each(
                    env,
                    in,
                    with -> {
                        var updates = new Updates(env.run(), in);
                        for (var place : places(env, in, target)) {
                            var keys = place.keys();
                            updates.set(keys, combined(env.run(), updates.get(keys), with));
                        }
                        out.emit(Path.made(path), updates.result());
                    });
        }

        private JsonNode combined(Run run, JsonNode old, JsonNode with) {
            return sign.equals("//")
                    ? (Values.truth(old) ? old : with)
                    : Arithmetic.apply(sign, run, old, with);
        }
    }

    static @Nullable JsonNode first(Env env, JsonNode in, Filter filter) {
        if (filter.single()) {
            return filter.one(env, in);
        }
        var label = env.with(in);
        var first = new @Nullable JsonNode[1];
        try {
            filter.run(
                    env,
                    null,
                    in,
                    (_, value) -> {
                        first[0] = value;
                        throw new Guard.Broken(label);
                    });
        } catch (Guard.Broken e) {
            if (!e.label().equals(label)) {
                throw e;
            }
        }
        return first[0];
    }
}
