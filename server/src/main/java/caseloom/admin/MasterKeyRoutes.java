package caseloom.admin;

import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.outcome.Refusal;
import caseloom.vault.NotHeldByAll;
import caseloom.vault.Unopenable;
import caseloom.vault.Vault;
import java.util.List;

/// Changing the master key.
final class MasterKeyRoutes {

    private final Vault vault;

    MasterKeyRoutes(Vault vault) {
        this.vault = vault;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/master-key/rotate", this::rotate).only(Route.Access.INSTALLATION));
    }

    private Answer rotate(Call call) {
        return call.parameters()
                .judged(() -> call.withFields(fields -> fields.judged(() -> rotated(call))));
    }

    private Answer rotated(Call call) {
        try {
            var rotated = vault.rotate(call.caller().actor());
            return Wire.ok(
                    Json.object()
                            .put("master_key", rotated.masterKey())
                            .put("data_keys", rotated.dataKeys()));
        } catch (Unopenable | NotHeldByAll e) {
            return Problems.of(new Refusal.Conflict("master key", String.valueOf(e.getMessage())));
        }
    }
}
