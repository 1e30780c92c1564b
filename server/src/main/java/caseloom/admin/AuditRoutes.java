package caseloom.admin;

import caseloom.audit.AuditEntry;
import caseloom.audit.AuditFilter;
import caseloom.audit.AuditTrail;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reading the audit trail. Nobody changes it.
final class AuditRoutes {

    private final AuditTrail trail;
    private final AdminSettings settings;

    AuditRoutes(AuditTrail trail, AdminSettings settings) {
        this.trail = trail;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(Route.get("/audit", this::list));
    }

    private Answer list(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        var filter =
                new AuditFilter(
                        parameters.text("verb").orElse(null),
                        parameters.text("target_kind").orElse(null),
                        number(parameters.id("target")),
                        number(parameters.id("member")),
                        parameters.moment("from").orElse(null),
                        parameters.moment("before").orElse(null),
                        number(parameters.cursorNumber()));
        return parameters.judged(() ->
                Pages.of(
                        trail.list(call.organization(), filter, size + 1),
                        size,
                        AuditRoutes::wire,
                        last -> Long.toString(last.id())));
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isEmpty() ? null : number.getAsLong();
    }

    private static ObjectNode wire(AuditEntry entry) {
        var actor = entry.actor();
        var wire = Json.object().put("id", entry.id()).put("at", entry.at().toString());
        wire.putObject("actor")
                .put("kind", actor.kind().word())
                .put("credential_id", actor.credential())
                .put("member_id", actor.member())
                .put("name", actor.name());
        wire.put("verb", entry.verb())
                .put("target_kind", entry.targetKind())
                .put("target_id", entry.target());
        wire.set("detail", entry.detail());
        return wire;
    }
}
