package caseloom.core.definition;

import caseloom.core.cases.Statuses;
import caseloom.core.definition.StepsReader.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `call`: of HTTP and OpenAPI, of a function of the document, and of a function of the
/// default catalog under its short or pinned name.
final class CallSteps {

    private static final String PINNED = ":1.0.0@default";

    private static final List<String> PROTOCOLS = List.of("http", "openapi");

    private final Tools tools;
    private final HttpCalls http;
    private final OpenApiCalls openapi;
    private final Arguments arguments;
    private final OwnFunctions own;

    CallSteps(Tools tools, Statuses statuses, OwnFunctions own) {
        this.tools = tools;
        this.http = new HttpCalls(tools);
        this.openapi = new OpenApiCalls(tools);
        this.arguments = new Arguments(tools, statuses);
        this.own = own;
    }

    /// Whether a word after `call` has a meaning of its own, so that no function can be called so.
    static boolean taken(String word) {
        return PROTOCOLS.contains(word)
                || Unbuilt.CALLS.contains(word)
                || Arrays.stream(Function.values()).anyMatch(one -> one.word().equals(word));
    }

    List<Step> call(Step.Common common, Form step, Place place) {
        var called = step.neededText("call");
        if (called == null) {
            return List.of();
        }
        if (called.text().equals("http")) {
            var call = http.read(step, place.scope());
            return call == null ? List.of() : List.of(new Step.CallHttp(common, call));
        }
        if (called.text().equals("openapi")) {
            var call = openapi.read(step, place.scope());
            return call == null ? List.of() : List.of(new Step.CallOpenApi(common, call));
        }
        if (Unbuilt.CALLS.contains(called.text())) {
            tools.unbuilt().call(step, called.text());
            return List.of();
        }
        if (own.has(called.text())) {
            return own.call(common, step, called, place);
        }
        var function = function(called);
        if (function == null) {
            return List.of();
        }
        return List.of(
                new Step.CallFunction(
                        common,
                        function,
                        arguments.read(function, step, place.scope()),
                        arguments.fields(function, step)));
    }

    private @Nullable Function function(Value.Text called) {
        for (var function : Function.values()) {
            if (called.text().equals(function.word()) || called.text().equals(function.pinned())) {
                return function;
            }
        }
        tools.complaints().error(called, refusal(called.text()));
        return null;
    }

    private String refusal(String called) {
        var end = called.indexOf('@');
        var catalog = end < 0 ? "default" : called.substring(end + 1);
        if (called.contains("://") || !catalog.equals("default")) {
            return "Functions from other places than the catalog `default` are not built yet,"
                    + " so the document cannot be published.";
        }
        var colon = called.indexOf(':');
        var word = called.substring(0, colon >= 0 ? colon : end >= 0 ? end : called.length());
        var words = Arrays.stream(Function.values()).map(Function::word).toList();
        if (words.contains(word)) {
            return "There is no `" + called + "`: write `" + word + PINNED + "`.";
        }
        var known = new ArrayList<>(words);
        known.addAll(Unbuilt.CALLS);
        known.addAll(PROTOCOLS);
        known.addAll(own.names());
        return "There is no function `" + word + "`." + Nearest.hint(word, known);
    }
}
