package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters that decide which other filters run, on what, and how often.
final class FlowFilters {

    private FlowFilters() {}

    static final class Pipe extends Filter {

        private final Filter first;
        private final Filter then;
        private final boolean single;

        Pipe(Filter first, Filter then) {
            this.first = first;
            this.then = then;
            this.single = first.single() && then.single();
        }

        @Override
        boolean single() {
            return single;
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            env.run().tick();
            return then.one(env, first.one(env, in));
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            first.run(
                    env,
                    path,
                    in,
                    (place, value) -> {
                        env.run().tick();
                        then.run(env, place, value, out);
                    });
        }
    }

    static final class Comma extends Filter {

        private final List<Filter> parts;

        Comma(List<Filter> parts) {
            this.parts = List.copyOf(parts);
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            env.run().tick();
            for (var part : parts) {
                part.run(env, path, in, out);
            }
        }
    }

    static final class If extends Filter {

        private final Filter condition;
        private final Filter then;
        private final Filter otherwise;
        private final boolean single;

        If(Filter condition, Filter then, Filter otherwise) {
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
            this.single = condition.single() && then.single() && otherwise.single();
        }

        @Override
        boolean single() {
            return single;
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            env.run().tick();
            return Values.truth(condition.one(env, in))
                    ? then.one(env, in)
                    : otherwise.one(env, in);
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            env.run().tick();
            condition.each(
                    env, in, met -> (Values.truth(met) ? then : otherwise).run(env, path, in, out));
        }
    }

    /// `and` and `or`: the right side is only looked at when the left one does not decide.
    static final class Logic extends Filter {

        private final Filter left;
        private final Filter right;
        private final boolean decisive;
        private final boolean single;

        /// One of the two operators.
        ///
        /// @param decisive the truth of the left side that makes the right one needless
        Logic(Filter left, Filter right, boolean decisive) {
            this.left = left;
            this.right = right;
            this.decisive = decisive;
            this.single = left.single() && right.single();
        }

        @Override
        boolean single() {
            return single;
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            env.run().tick();
            return Values.truth(left.one(env, in)) == decisive
                    ? Values.bool(decisive)
                    : Values.bool(Values.truth(right.one(env, in)));
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            env.run().tick();
            var made = Path.made(path);
            left.each(
                    env,
                    in,
                    first -> {
                        if (Values.truth(first) == decisive) {
                            out.emit(made, Values.bool(decisive));
                        } else {
                            right.each(
                                    env,
                                    in,
                                    second -> out.emit(made, Values.bool(Values.truth(second))));
                        }
                    });
        }
    }

    /// `a // b`: the true results of a, or else b.
    static final class Alternative extends Filter {

        private final Filter left;
        private final Filter right;
        private final boolean single;

        Alternative(Filter left, Filter right) {
            this.left = left;
            this.right = right;
            this.single = left.single() && right.single();
        }

        @Override
        boolean single() {
            return single;
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            env.run().tick();
            var value = left.one(env, in);
            return Values.truth(value) ? value : right.one(env, in);
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            env.run().tick();
            var found = new boolean[1];
            left.run(
                    env,
                    path,
                    in,
                    (place, value) -> {
                        if (Values.truth(value)) {
                            found[0] = true;
                            out.emit(place, value);
                        }
                    });
            if (!found[0]) {
                right.run(env, path, in, out);
            }
        }
    }

    static final class Try extends Filter {

        private final Filter body;
        private final @Nullable Filter handler;

        Try(Filter body, @Nullable Filter handler) {
            this.body = body;
            this.handler = handler;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            env.run().tick();
            Guard.run(
                    () -> body.run(env, path, in, Guard.outside(out)),
                    error -> {
                        if (handler != null) {
                            handler.run(env, Path.made(path), error, out);
                        }
                    });
        }
    }

    static final class Bind extends Filter {

        private final Filter source;
        private final ShapeMatcher shape;
        private final Filter body;

        Bind(Filter source, ShapeMatcher shape, Filter body) {
            this.source = source;
            this.shape = shape;
            this.body = body;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            env.run().tick();
            source.each(
                    env,
                    in,
                    value -> shape.match(env, in, value, bound -> body.run(bound, path, in, out)));
        }
    }

    static final class Reduce extends Filter {

        private final Filter source;
        private final ShapeMatcher shape;
        private final Filter start;
        private final Filter update;

        Reduce(Filter source, ShapeMatcher shape, Filter start, Filter update) {
            this.source = source;
            this.shape = shape;
            this.start = start;
            this.update = update;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            start.each(env, in, first -> out.emit(Path.made(path), reduced(env, in, first)));
        }

        private JsonNode reduced(Env env, JsonNode in, JsonNode first) {
            var state = new JsonNode[] {first};
            source.each(
                    env,
                    in,
                    item -> shape.match(env, in, item, bound -> state[0] = next(bound, state[0])));
            return state[0];
        }

        /// The last result counts; none is null.
        private JsonNode next(Env bound, JsonNode state) {
            bound.run().tick();
            var next = new JsonNode[] {NullNode.getInstance()};
            update.each(bound, state, value -> next[0] = value);
            return next[0];
        }
    }

    static final class Foreach extends Filter {

        private final Filter source;
        private final ShapeMatcher shape;
        private final Filter start;
        private final Filter update;
        private final Filter extract;

        Foreach(Filter source, ShapeMatcher shape, Filter start, Filter update, Filter extract) {
            this.source = source;
            this.shape = shape;
            this.start = start;
            this.update = update;
            this.extract = extract;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            start.each(
                    env,
                    in,
                    first -> {
                        var state = new JsonNode[] {first};
                        source.each(
                                env,
                                in,
                                item ->
                                        shape.match(
                                                env,
                                                in,
                                                item,
                                                bound -> round(bound, state, path, out)));
                    });
        }

        private void round(Env bound, JsonNode[] state, @Nullable Path path, Sink out) {
            bound.run().tick();
            update.each(
                    bound,
                    state[0],
                    value -> {
                        state[0] = value;
                        extract.run(bound, Path.made(path), value, out);
                    });
        }
    }

    /// `label $name | body`; the binding it makes is what `break` names.
    static final class Label extends Filter {

        private final Filter body;

        Label(Filter body) {
            this.body = body;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            var labelled = env.with(NullNode.getInstance());
            try {
                body.run(labelled, path, in, out);
            } catch (Guard.Broken e) {
                if (!e.label().equals(labelled)) {
                    throw e;
                }
            }
        }
    }

    static final class Break extends Filter {

        private final int hops;

        Break(int hops) {
            this.hops = hops;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            env.run().tick();
            throw new Guard.Broken(env.back(hops));
        }
    }
}
