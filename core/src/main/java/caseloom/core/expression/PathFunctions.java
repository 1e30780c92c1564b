package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// `setpath` and `delpaths`; `getpath` and `path` are filters of their own.
final class PathFunctions {

    private PathFunctions() {}

    static void addTo(Map<String, Native> functions) {
        functions.put(
                "setpath/2",
                (run, in, arguments) -> {
                    var updates = new Updates(run, in);
                    updates.set(keys(arguments.get(0)), arguments.get(1));
                    return updates.result();
                });
        Native.add(
                functions,
                "delpaths",
                (run, in, paths) -> {
                    if (!paths.isArray()) {
                        throw new JqError("Paths must be specified as an array");
                    }
                    paths.forEach(PathFunctions::keys);
                    var updates = new Updates(run, in);
                    updates.delete(paths.valueStream().toList());
                    return updates.result();
                });
    }

    static List<JsonNode> keys(JsonNode path) {
        if (!path.isArray()) {
            throw new JqError("Path must be specified as an array");
        }
        return path.valueStream().toList();
    }
}
