package caseloom.admin;

import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.secrets.SecretRecord;
import caseloom.secrets.Secrets;
import caseloom.vault.Secret;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Setting, listing and deleting secrets. What a secret holds comes in and never goes out.
final class SecretRoutes {

    private final Secrets secrets;
    private final AdminSettings settings;

    SecretRoutes(Secrets secrets, AdminSettings settings) {
        this.secrets = secrets;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/secrets", this::list),
                Route.put("/secrets/{secret}", this::set),
                Route.delete("/secrets/{secret}", this::delete));
    }

    private Answer list(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        var after = parameters.cursor().orElse("");
        return parameters.judged(() ->
                Pages.of(
                        secrets.list(call.organization(), after, size + 1),
                        size,
                        SecretRoutes::wire,
                        SecretRecord::name));
    }

    private Answer set(Call call) {
        return call.parameters().judged(() -> call.withFields(fields -> set(call, fields)));
    }

    private Answer set(Call call, Fields fields) {
        var value =
                fields.neededPlainText("value", Secrets.CHARACTERS_LEAST, Secrets.CHARACTERS_MOST);
        var caller = call.caller();
        return fields.judged(() ->
                Problems.of(
                        secrets.set(
                                caller.actor(),
                                caller.member(),
                                call.part("secret"),
                                Secret.of(value)),
                        set ->
                                set.made()
                                        ? Wire.created(wire(set.secret()))
                                        : Wire.ok(wire(set.secret()))));
    }

    private Answer delete(Call call) {
        return call.parameters()
                .judged(() ->
                        Problems.of(
                                secrets.delete(call.caller().actor(), call.part("secret")),
                                _ -> Wire.empty()));
    }

    private static ObjectNode wire(SecretRecord secret) {
        return Json.object()
                .put("id", secret.id())
                .put("name", secret.name())
                .put("set_by", secret.setBy())
                .put("created_at", secret.createdAt().toString())
                .put("set_at", secret.setAt().toString());
    }
}
