package caseloom.admin;

import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.views.SavedView;
import caseloom.views.SavedViews;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The saved views of whoever calls. Even who may only read keeps their own.
final class ViewRoutes {

    private final SavedViews views;

    ViewRoutes(SavedViews views) {
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/views", this::list).forViewers(),
                Route.post("/views", this::save).forViewers(),
                Route.delete("/views/{view}", this::delete).forViewers());
    }

    /// All of them: a member keeps few.
    private Answer list(Call call) {
        return call.parameters()
                .judged(() ->
                        Pages.whole(
                                views.of(call.organization(), call.caller().member()),
                                ViewRoutes::wire));
    }

    private Answer save(Call call) {
        return call.parameters().judged(() -> call.withFields(fields -> save(call, fields)));
    }

    private Answer save(Call call, Fields fields) {
        var name = fields.neededPlainText("name", 1, SavedView.NAME_MOST);
        var query = fields.neededPlainText("query", 0, SavedView.QUERY_MOST);
        return fields.judged(() ->
                Problems.of(
                        views.save(call.organization(), call.caller().member(), name, query),
                        saved ->
                                saved.made()
                                        ? Wire.created(wire(saved.view()))
                                        : Wire.ok(wire(saved.view()))));
    }

    private Answer delete(Call call) {
        return call.named(
                "view",
                "view",
                id ->
                        Problems.of(
                                views.delete(call.organization(), call.caller().member(), id),
                                _ -> Wire.empty()));
    }

    private static ObjectNode wire(SavedView view) {
        return Json.object()
                .put("id", view.id())
                .put("name", view.name())
                .put("query", view.query())
                .put("created_at", view.createdAt().toString());
    }
}
