package caseloom.admin;

import caseloom.core.definition.Function;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import java.util.List;

/// The functions that documents may call, for whoever helps authors to write them.
final class FunctionRoutes {

    private FunctionRoutes() {}

    static List<Route> routes() {
        return List.of(Route.get("/functions", FunctionRoutes::list).forViewers().always());
    }

    /// All of them: they are few.
    private static Answer list(Call call) {
        return call.parameters()
                .judged(() -> {
                    var body = Json.object();
                    var items = body.putArray("items");
                    for (var function : Function.values()) {
                        items.addObject()
                                .put("name", function.word())
                                .put("call", function.pinned())
                                .put("summary", function.summary())
                                .put("asks_people", function.asksPeople())
                                .set("arguments", function.arguments());
                    }
                    return Wire.ok(body.putNull("next"));
                });
    }
}
