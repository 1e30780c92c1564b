package caseloom.admin;

import caseloom.core.definition.Function;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The functions that documents may call, for whoever helps authors to write them.
final class FunctionRoutes {

    private FunctionRoutes() {}

    static List<Route> routes() {
        return List.of(Route.get("/functions", FunctionRoutes::list).forViewers());
    }

    /// All of them: they are few.
    private static Answer list(Call call) {
        return call.parameters()
                .judged(() -> Pages.whole(List.of(Function.values()), FunctionRoutes::wire));
    }

    private static ObjectNode wire(Function function) {
        var wire =
                Json.object()
                        .put("name", function.word())
                        .put("call", function.pinned())
                        .put("summary", function.summary())
                        .put("asks_people", function.asksPeople());
        wire.set("arguments", function.arguments());
        return wire;
    }
}
