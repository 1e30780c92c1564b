package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Functions of jq whose arguments are filters, where Java does better than jq's own definition.
final class ClosureFilters {

    private ClosureFilters() {}

    static final class Empty extends Filter {

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            env.run().tick();
        }
    }

    /// `error(message)`.
    static final class Fail extends Filter {

        private final Filter message;

        Fail(Filter message) {
            this.message = message;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            env.run().tick();
            message.each(
                    env,
                    in,
                    value -> {
                        throw new JqError(value);
                    });
        }
    }

    /// `first(source)`: stops after one result.
    static final class First extends Filter {

        private final Filter source;

        First(Filter source) {
            this.source = source;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            var label = env.with(in);
            try {
                source.run(
                        env,
                        path,
                        in,
                        (place, value) -> {
                            out.emit(place, value);
                            throw new Guard.Broken(label);
                        });
            } catch (Guard.Broken e) {
                if (!e.label().equals(label)) {
                    throw e;
                }
            }
        }
    }

    /// `last(source)`.
    static final class Last extends Filter {

        private final Filter source;

        Last(Filter source) {
            this.source = source;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            var places = new @Nullable Path[1];
            var last = new @Nullable JsonNode[1];
            source.run(
                    env,
                    path,
                    in,
                    (place, value) -> {
                        env.run().tick();
                        places[0] = place;
                        last[0] = value;
                    });
            var value = last[0];
            if (value != null) {
                out.emit(places[0], value);
            }
        }
    }

    /// `range(from; to; step)`.
    static final class Range extends Filter {

        private final Filter from;
        private final Filter to;
        private final Filter step;

        Range(Filter from, Filter to, Filter step) {
            this.from = from;
            this.to = to;
            this.step = step;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            from.each(
                    env,
                    in,
                    first ->
                            to.each(
                                    env,
                                    in,
                                    end ->
                                            step.each(
                                                    env,
                                                    in,
                                                    by -> count(env, path, first, end, by, out))));
        }

        private static void count(
                Env env, @Nullable Path path, JsonNode first, JsonNode end, JsonNode by, Sink out) {
            if (!first.isNumber() || !end.isNumber() || !by.isNumber()) {
                throw new JqError("Range bounds must be numeric");
            }
            var step = by.doubleValue();
            var limit = end.doubleValue();
            var made = Path.made(path);
            for (var at = first.doubleValue();
                    step > 0 ? at < limit : step < 0 && at > limit;
                    at += step) {
                env.run().tick();
                out.emit(made, env.run().number(at));
            }
        }
    }

    /// `walk(f)`: f on everything, from the inside out.
    static final class Walk extends Filter {

        private final Filter update;

        Walk(Filter update) {
            this.update = update;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            walk(env, in, 0, (_, value) -> out.emit(Path.made(path), value));
        }

        private void walk(Env env, JsonNode in, int depth, Sink out) {
            var run = env.run();
            run.deep(depth);
            run.tick();
            if (in.isArray()) {
                var array = JsonNodeFactory.instance.arrayNode();
                for (var item : in) {
                    walk(
                            env,
                            item,
                            depth + 1,
                            (_, value) -> {
                                run.grow(8);
                                array.add(value);
                            });
                }
                update.run(env, null, array, out);
            } else if (in.isObject()) {
                var object = JsonNodeFactory.instance.objectNode();
                for (var member : in.properties()) {
                    run.grow(64);
                    walk(
                            env,
                            member.getValue(),
                            depth + 1,
                            (_, value) -> first(object, member.getKey(), value));
                }
                update.run(env, null, object, out);
            } else {
                update.run(env, null, in, out);
            }
        }

        /// Of several results for a member the first is kept.
        private static void first(ObjectNode object, String key, JsonNode value) {
            if (!object.has(key)) {
                object.set(key, value);
            }
        }
    }

    /// `limit(count; source)`.
    static final class Limit extends Filter {

        private final Filter count;
        private final Filter source;

        Limit(Filter count, Filter source) {
            this.count = count;
            this.source = source;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            count.each(env, in, most -> limited(env, path, in, Numbers.of(most, "limit"), out));
        }

        private void limited(Env env, @Nullable Path path, JsonNode in, double most, Sink out) {
            if (!(most > 0)) {
                return;
            }
            var label = env.with(IntNode.valueOf(0));
            var given = new int[1];
            try {
                source.run(
                        env,
                        path,
                        in,
                        (place, value) -> {
                            given[0]++;
                            out.emit(place, value);
                            if (given[0] >= most) {
                                throw new Guard.Broken(label);
                            }
                        });
            } catch (Guard.Broken e) {
                if (!e.label().equals(label)) {
                    throw e;
                }
            }
        }
    }
}
