package caseloom.admin;

import caseloom.access.LegalEntities;
import caseloom.access.LegalEntity;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// Making, listing, changing and deleting legal entities.
final class LegalEntityRoutes {

    private static final String WHAT = "legal entity";

    private static final int TEXT_MOST = 200;

    private final LegalEntities entities;
    private final AdminSettings settings;

    LegalEntityRoutes(LegalEntities entities, AdminSettings settings) {
        this.entities = entities;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/legal-entities", this::list).forViewers(),
                Route.post("/legal-entities", this::create),
                Route.get("/legal-entities/{entity}", this::read).forViewers(),
                Route.patch("/legal-entities/{entity}", this::change),
                Route.delete("/legal-entities/{entity}", this::delete));
    }

    private Answer list(Call call) {
        return Pages.byNumber(
                call,
                settings,
                (after, most) -> entities.list(call.organization(), after, most),
                LegalEntityRoutes::wire,
                LegalEntity::id);
    }

    private Answer create(Call call) {
        return call.parameters().judged(() -> call.withFields(fields -> create(call, fields)));
    }

    private Answer create(Call call, Fields fields) {
        var name = fields.neededText("name", TEXT_MOST);
        var type = detail(fields, "entity_type").orElse("");
        var jurisdiction = detail(fields, "jurisdiction").orElse("");
        return fields.judged(() ->
                Problems.of(
                        entities.create(call.caller().actor(), name, type, jurisdiction),
                        entity -> Wire.created(wire(entity))));
    }

    private Answer read(Call call) {
        return call.found(
                "entity",
                WHAT,
                id -> entities.find(call.organization(), id),
                entity -> Wire.ok(wire(entity)));
    }

    private Answer change(Call call) {
        return call.named(
                "entity", WHAT, id -> call.withFields(fields -> change(call, id, fields)));
    }

    private Answer change(Call call, long id, Fields fields) {
        var change =
                new LegalEntities.Change(
                        fields.text("name", TEXT_MOST).orElse(null),
                        detail(fields, "entity_type").orElse(null),
                        detail(fields, "jurisdiction").orElse(null));
        return fields.judged(() ->
                Problems.of(
                        entities.change(call.caller().actor(), id, change),
                        entity -> Wire.ok(wire(entity))));
    }

    private Answer delete(Call call) {
        return call.named(
                "entity",
                WHAT,
                id -> Problems.of(entities.delete(call.caller().actor(), id), _ -> Wire.empty()));
    }

    /// A text that may be empty, which unsets it.
    private static Optional<String> detail(Fields fields, String name) {
        var text = fields.plainText(name);
        if (text.isPresent() && text.get().codePointCount(0, text.get().length()) > TEXT_MOST) {
            fields.complain(
                    name,
                    "It is a text of at most " + TEXT_MOST + " characters.",
                    "Send a shorter text.");
        }
        return text;
    }

    private static ObjectNode wire(LegalEntity entity) {
        return Json.object()
                .put("id", entity.id())
                .put("name", entity.name())
                .put("entity_type", entity.type())
                .put("jurisdiction", entity.jurisdiction());
    }
}
