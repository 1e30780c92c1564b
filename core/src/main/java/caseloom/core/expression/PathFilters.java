package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/// Filters that find values inside their input.
final class PathFilters {

    private PathFilters() {}

    static final class Identity extends Filter {

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            env.run().tick();
            out.emit(path, in);
        }

        @Override
        boolean single() {
            return true;
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            return in;
        }
    }

    /// `target[key]`, also `target.name`.
    static final class Index extends Filter {

        private final Filter target;
        private final Filter key;
        private final boolean single;

        Index(Filter target, Filter key) {
            this.target = target;
            this.key = key;
            this.single = target.single() && key.single();
        }

        @Override
        boolean single() {
            return single;
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            var from = target.one(env, in);
            return Access.get(env.run(), from, key.one(env, in));
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            target.run(
                    env,
                    path,
                    in,
                    (place, from) ->
                            key.each(
                                    env,
                                    in,
                                    at ->
                                            out.emit(
                                                    Path.step(place, at, from),
                                                    Access.get(env.run(), from, at))));
        }
    }

    static final class Slice extends Filter {

        private final Filter target;
        private final Filter from;
        private final Filter to;

        Slice(Filter target, Filter from, Filter to) {
            this.target = target;
            this.from = from;
            this.to = to;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            target.run(
                    env,
                    path,
                    in,
                    (place, value) ->
                            to.each(
                                    env,
                                    in,
                                    end ->
                                            from.each(
                                                    env,
                                                    in,
                                                    start -> {
                                                        var range = Access.range(start, end);
                                                        out.emit(
                                                                Path.step(place, range, value),
                                                                Access.slice(
                                                                        env.run(), value, start,
                                                                        end));
                                                    })));
        }
    }

    static final class Iterate extends Filter {

        private final Filter target;

        Iterate(Filter target) {
            this.target = target;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            target.run(env, path, in, (place, value) -> inside(env.run(), place, value, out));
        }

        static void inside(Run run, @Nullable Path place, JsonNode value, Sink out) {
            run.tick();
            if (value.isArray()) {
                for (var i = 0; i < value.size(); i++) {
                    run.tick();
                    out.emit(
                            place == null ? null : Path.step(place, IntNode.valueOf(i), value),
                            value.get(i));
                }
            } else if (value.isObject()) {
                for (var member : value.properties()) {
                    run.tick();
                    out.emit(
                            place == null
                                    ? null
                                    : Path.step(place, TextNode.valueOf(member.getKey()), value),
                            member.getValue());
                }
            } else {
                var what = value.isNull() ? "null" : Values.brief(value);
                throw new JqError("Cannot iterate over " + what);
            }
        }
    }

    /// `..`: the value itself and everything inside it.
    static final class Descend extends Filter {

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            descend(env.run(), path, in, out, 0);
        }

        private static void descend(
                Run run, @Nullable Path path, JsonNode in, Sink out, int depth) {
            run.deep(depth);
            run.tick();
            out.emit(path, in);
            if (in.isContainerNode()) {
                Iterate.inside(
                        run,
                        path,
                        in,
                        (place, value) -> descend(run, place, value, out, depth + 1));
            }
        }
    }

    /// A name bound by `as`, found so many bindings ago.
    static final class Bound extends Filter.Single {

        private final int hops;

        Bound(int hops) {
            this.hops = hops;
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            env.run().tick();
            return env.back(hops).value();
        }
    }

    /// A variable of the workflow, such as `$context`.
    static final class Global extends Filter.Single {

        private final int index;

        Global(int index) {
            this.index = index;
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            env.run().tick();
            return env.run().variable(index);
        }
    }

    /// `getpath(keys)`, which finds null where a path leads nowhere.
    static final class GetPath extends Filter {

        private final Filter keys;

        GetPath(Filter keys) {
            this.keys = keys;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            keys.each(
                    env,
                    in,
                    list -> {
                        var place = path;
                        for (var key : PathFunctions.keys(list)) {
                            place = Path.step(place, key, in);
                        }
                        out.emit(place, value(env.run(), path, in, list));
                    });
        }

        private static JsonNode value(Run run, @Nullable Path path, JsonNode in, JsonNode list) {
            try {
                return Access.getPath(run, in, PathFunctions.keys(list));
            } catch (JqError e) {
                if (path == null) {
                    throw e;
                }
                return NullNode.getInstance();
            }
        }
    }
}
