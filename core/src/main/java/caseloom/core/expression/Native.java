package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// A function of jq written in Java: values in, one value out. It changes none of them.
@FunctionalInterface
interface Native {

    JsonNode call(Run run, JsonNode in, List<JsonNode> arguments);

    /// A function without arguments.
    @FunctionalInterface
    interface Plain {
        JsonNode call(Run run, JsonNode in);
    }

    /// A function with one argument.
    @FunctionalInterface
    interface WithOne {
        JsonNode call(Run run, JsonNode in, JsonNode argument);
    }

    static void add(Map<String, Native> to, String name, Plain function) {
        to.put(name + "/0", (run, in, _) -> function.call(run, in));
    }

    static void add(Map<String, Native> to, String name, WithOne function) {
        to.put(name + "/1", (run, in, arguments) -> function.call(run, in, arguments.getFirst()));
    }
}
