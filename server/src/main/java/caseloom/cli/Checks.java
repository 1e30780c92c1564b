package caseloom.cli;

import caseloom.core.definition.Complaint;
import caseloom.core.definition.Definition;
import caseloom.core.definition.Definitions;
import caseloom.core.definition.NamedConnection;
import caseloom.core.definition.NamedSecret;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Judges documents: by the server, when there is a token for it, since only the server knows what
/// the organization has; otherwise here.
final class Checks {

    private static final String VALID = "valid";
    private static final String COMPLAINTS = "complaints";

    private final Definitions definitions = Definitions.standard();
    private final @Nullable Api api;
    private @Nullable String unasked;

    /// @param api null to ask no server
    Checks(@Nullable Api api) {
        this.api = api;
    }

    /// Whether a document is `valid`, its `complaints`, and what it `needs` that nobody looked for.
    ObjectNode of(String document) {
        var checked = asked(document);
        return checked == null ? here(document) : checked;
    }

    /// Why a server that should have been asked was not; null when nothing went wrong.
    @Nullable String unasked() {
        return unasked;
    }

    /// Null when there is no server to ask. One that did not answer is not asked again.
    private @Nullable ObjectNode asked(String document) {
        if (api == null || unasked != null) {
            return null;
        }
        try {
            var answer = api.postDocument("/workflows/validate", document);
            var checked = Json.object().put(VALID, answer.path(VALID).asBoolean());
            checked.set(COMPLAINTS, answer.path(COMPLAINTS));
            return checked;
        } catch (Trouble e) {
            if (e.exit() != Trouble.NO_CONNECTION && e.exit() != Trouble.NOT_AUTHORIZED) {
                throw e;
            }
            unasked = e.getMessage();
            return null;
        }
    }

    private ObjectNode here(String document) {
        var reading = definitions.read(document);
        var valid = reading.complaints().stream().noneMatch(Complaint::isError);
        var checked = Json.object().put(VALID, valid);
        var found = checked.putArray(COMPLAINTS);
        reading.complaints().forEach(complaint -> found.add(Complaints.json(complaint)));
        reading.definition().ifPresent(read -> needs(read).forEach(checked.putArray("needs")::add));
        return checked;
    }

    private static Stream<String> needs(Definition definition) {
        var connections =
                definition.connections().stream()
                        .map(NamedConnection::name)
                        .distinct()
                        .map(name -> "connection " + name);
        var secrets =
                definition.secrets().stream().map(NamedSecret::name).map(name -> "secret " + name);
        return Stream.concat(connections, secrets);
    }

    /// What there is to say of a document that has no mistakes.
    static String verdict(JsonNode checked) {
        var needs = new StringBuilder();
        for (var need : checked.path("needs")) {
            needs.append(needs.isEmpty() ? ", where there are: " : ", ").append(need.asText());
        }
        return "can be published" + needs;
    }
}
