package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import picocli.CommandLine.Command;

/// Making master keys, and changing to another.
@Command(name = "master-key", description = "Makes a master key, and changes to another.")
final class MasterKeyCommand {

    private static final int BYTES = 32;

    private final Session session;

    MasterKeyCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "new",
            description = "Prints a new master key for CASELOOM_MASTER_KEY; needs no server.")
    int make() {
        var key = new byte[BYTES];
        session.around().random().nextBytes(key);
        var text = Base64.getEncoder().encodeToString(key);
        return session.show(Json.object().put("master_key", text), _ -> text);
    }

    @Command(
            description = {
                "Seals all data keys with the first key in the server's",
                "CASELOOM_MASTER_KEY, or with a new one in its key file. All nodes",
                "must hold both keys before."
            })
    int rotate() {
        return session.call(
                api -> session.show(api.post("/master-key/rotate"), MasterKeyCommand::words));
    }

    private static String words(JsonNode rotated) {
        return "master key "
                + Plain.of(rotated.path("master_key"))
                + " counts; data keys sealed anew: "
                + Plain.of(rotated.path("data_keys"));
    }
}
