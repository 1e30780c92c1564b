package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Filters that make new values: arrays, objects, strings, numbers.
final class MakeFilters {

    private static final int ITEM = 8;
    private static final int MEMBER = 64;

    private MakeFilters() {}

    static final class ArrayOf extends Filter.Single {

        private final Filter items;

        ArrayOf(Filter items) {
            this.items = items;
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            var run = env.run();
            run.grow(MEMBER);
            var array = JsonNodeFactory.instance.arrayNode();
            items.each(
                    env,
                    in,
                    item -> {
                        run.grow(ITEM);
                        array.add(item);
                    });
            return array;
        }
    }

    /// A member of an object that is made.
    record Member(Filter key, Filter value) {

        boolean single() {
            return key.single() && value.single();
        }
    }

    static final class ObjectOf extends Filter {

        private final List<Member> members;
        private final boolean single;

        ObjectOf(List<Member> members) {
            this.members = List.copyOf(members);
            this.single = members.stream().allMatch(Member::single);
        }

        @Override
        boolean single() {
            return single;
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            env.run().grow((long) MEMBER * (members.size() + 1));
            var object = JsonNodeFactory.instance.objectNode();
            for (var member : members) {
                object.set(key(member.key().one(env, in)), member.value().one(env, in));
            }
            return object;
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            if (single) {
                out.emit(Path.made(path), one(env, in));
            } else {
                fill(env, in, JsonNodeFactory.instance.objectNode(), 0, path, out);
            }
        }

        private void fill(
                Env env, JsonNode in, ObjectNode made, int at, @Nullable Path path, Sink out) {
            if (at == members.size()) {
                out.emit(Path.made(path), made);
                return;
            }
            var member = members.get(at);
            member.key()
                    .each(
                            env,
                            in,
                            key ->
                                    member.value()
                                            .each(
                                                    env,
                                                    in,
                                                    value -> {
                                                        var next = Arithmetic.copy(env.run(), made);
                                                        next.set(key(key), value);
                                                        fill(env, in, next, at + 1, path, out);
                                                    }));
        }

        private static String key(JsonNode key) {
            if (!key.isTextual()) {
                throw new JqError("Object keys must be strings");
            }
            return key.textValue();
        }
    }

    /// A string with interpolations; the last one varies slowest, as in jq.
    static final class Text extends Filter {

        private final List<String> texts;
        private final List<Filter> values;
        private final Formatting format;
        private final boolean single;

        Text(List<String> texts, List<Filter> values, Formatting format) {
            this.texts = List.copyOf(texts);
            this.values = List.copyOf(values);
            this.format = format;
            this.single = values.stream().allMatch(Filter::single);
        }

        @Override
        boolean single() {
            return single;
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            var run = env.run();
            var text = new StringBuilder(texts.getFirst());
            for (var i = 0; i < values.size(); i++) {
                var value = format.apply(run, values.get(i).one(env, in));
                run.grow(2L * (value.length() + texts.get(i + 1).length()));
                text.append(value).append(texts.get(i + 1));
            }
            return Texts.of(run, text.toString());
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            if (single) {
                out.emit(Path.made(path), one(env, in));
            } else {
                prepend(env, in, "", values.size(), text -> out.emit(Path.made(path), text));
            }
        }

        private void prepend(Env env, JsonNode in, String end, int at, Consumer<JsonNode> out) {
            var run = env.run();
            var tail = texts.get(at) + end;
            run.grow(2L * tail.length());
            if (at == 0) {
                out.accept(Texts.of(run, tail));
                return;
            }
            values.get(at - 1)
                    .each(
                            env,
                            in,
                            value ->
                                    prepend(env, in, format.apply(run, value) + tail, at - 1, out));
        }
    }

    static final class Negate extends Filter {

        private final Filter value;

        Negate(Filter value) {
            this.value = value;
        }

        @Override
        boolean single() {
            return value.single();
        }

        @Override
        JsonNode one(Env env, JsonNode in) {
            return negated(env.run(), value.one(env, in));
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            value.each(env, in, number -> out.emit(Path.made(path), negated(env.run(), number)));
        }

        private static JsonNode negated(Run run, JsonNode number) {
            if (!number.isNumber()) {
                throw new JqError(Values.brief(number) + " cannot be negated");
            }
            return run.number(-number.doubleValue());
        }
    }

    /// An operator between two values; the right side varies slowest, as in jq.
    static final class Binary extends Filter {

        private final String sign;
        private final Filter left;
        private final Filter right;
        private final boolean single;

        Binary(String sign, Filter left, Filter right) {
            this.sign = sign;
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
            var second = right.one(env, in);
            return Arithmetic.apply(sign, env.run(), left.one(env, in), second);
        }

        @Override
        void run(Env env, @Nullable Path path, JsonNode in, Sink out) {
            var made = Path.made(path);
            right.each(
                    env,
                    in,
                    second ->
                            left.each(
                                    env,
                                    in,
                                    first ->
                                            out.emit(
                                                    made,
                                                    Arithmetic.apply(
                                                            sign, env.run(), first, second))));
        }
    }
}
