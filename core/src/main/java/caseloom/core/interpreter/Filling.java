package caseloom.core.interpreter;

import caseloom.core.expression.Compilation;
import caseloom.core.expression.ExpressionFault;
import caseloom.core.expression.ExpressionLimits;
import caseloom.core.expression.Expressions;
import caseloom.core.expression.Variables;
import caseloom.core.json.Json;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Puts secrets where a request was left blank, at the moment it is made. Immutable, safe to share.
public final class Filling {

    private final Expressions expressions;

    public Filling(Expressions expressions) {
        this.expressions = expressions;
    }

    /// With the usual limits of expressions.
    public static Filling standard() {
        return new Filling(new Expressions(ExpressionLimits.USUAL));
    }

    /// A call that is ready to be made and must not be kept.
    ///
    /// @param texts what was put into it
    public record Filled<T>(T call, List<String> texts) {

        public Filled {
            texts = List.copyOf(texts);
        }

        @Override
        public String toString() {
            return "Filled[]";
        }
    }

    /// The request of `call: http`.
    ///
    /// @param secrets all those that it names
    public Filled<Effect.CallHttp> http(Effect.CallHttp call, Map<String, String> secrets)
            throws Unfillable {
        var request = new Request(call.manner().late(), secrets);
        request.part(Blanks.HEADERS, call.headers());
        request.part(Blanks.BODY, call.body());
        request.fill();
        return request.filled(() ->
                new Effect.CallHttp(
                        call.activation(),
                        call.key(),
                        call.method(),
                        call.uri(),
                        HttpCalls.headers(request.part(Blanks.HEADERS)),
                        call.body() == null ? null : request.part(Blanks.BODY),
                        request.manner(call.manner())));
    }

    /// The operation of `call: openapi`.
    ///
    /// @param secrets all those that it names
    public Filled<Effect.CallOpenApi> openApi(Effect.CallOpenApi call, Map<String, String> secrets)
            throws Unfillable {
        var request = new Request(call.manner().late(), secrets);
        request.part(Blanks.PARAMETERS, call.parameters());
        request.fill();
        return request.filled(() ->
                new Effect.CallOpenApi(
                        call.activation(),
                        call.key(),
                        new Effect.Description(
                                call.description().uri(),
                                request.credentials(
                                        Blanks.READER, call.description().credentials())),
                        call.operation(),
                        (ObjectNode) request.part(Blanks.PARAMETERS),
                        request.manner(call.manner())));
    }

    /// One request on its way from blank to filled.
    private final class Request {

        private final Late late;
        private final Map<String, String> secrets;
        private final ObjectNode parts = Json.object();
        private final List<String> texts = new ArrayList<>();

        Request(Late late, Map<String, String> secrets) {
            this.late = late;
            this.secrets = secrets;
            parts.putObject(Blanks.CREDENTIALS.substring(1));
            parts.putObject(Blanks.READER.substring(1));
        }

        /// Takes in a part. The original is shared and stays as it is.
        void part(String at, @Nullable JsonNode original) {
            if (original != null) {
                parts.set(at.substring(1), original.deepCopy());
            }
        }

        JsonNode part(String at) {
            return parts.path(at.substring(1));
        }

        @Nullable Credentials credentials(String at, @Nullable Credentials credentials) {
            return Authorizing.filled(credentials, part(at));
        }

        Effect.Manner manner(Effect.Manner manner) {
            return new Effect.Manner(
                    manner.raw(),
                    manner.redirect(),
                    credentials(Blanks.CREDENTIALS, manner.credentials()));
        }

        void fill() throws Unfillable {
            var seen = new Seen(late, secrets);
            for (var blank : late.blanks()) {
                var value = value(blank, seen);
                put(JsonPointer.compile(blank.at()), value);
                collect(value);
            }
        }

        <T> Filled<T> filled(Supplier<T> call) throws Unfillable {
            try {
                return new Filled<>(call.get(), texts);
            } catch (StepFault e) {
                throw new Unfillable(String.valueOf(e.error().detail()));
            }
        }

        private void put(JsonPointer at, JsonNode value) {
            var last = at.last();
            switch (parts.at(at.head())) {
                case ObjectNode object -> object.set(last.getMatchingProperty(), value);
                case ArrayNode array -> array.set(last.getMatchingIndex(), value);
                default -> throw new IllegalStateException("no blank at " + at);
            }
        }

        private void collect(JsonNode value) {
            if (value.isTextual()) {
                texts.add(value.textValue());
            }
            value.forEach(this::collect);
        }
    }

    /// jq's own words are not told: they may quote the beginning of a secret.
    private JsonNode value(Late.Blank blank, Seen seen) throws Unfillable {
        try {
            return switch (expressions.compile(blank.expression())) {
                case Compilation.Compiled(var expression) ->
                        expression.evaluate(seen.input(), seen);
                case Compilation.Refused(var message, _) ->
                        throw new IllegalStateException("it was compiled before: " + message);
            };
        } catch (ExpressionFault _) {
            throw new Unfillable(
                    "the expression with `$secrets` for `" + blank.at().substring(1) + "` failed");
        }
    }

    private record Seen(Late late, Map<String, String> secrets) implements Variables {

        JsonNode input() {
            return late.input();
        }

        @Override
        public Instant now() {
            return late.now();
        }

        @Override
        public @Nullable JsonNode value(String name) {
            if (!name.equals(Expressions.SECRETS)) {
                return late.variables().get(name);
            }
            var values = Json.object();
            late.secrets().forEach(secret -> values.put(secret, secrets.get(secret)));
            return values;
        }
    }
}
