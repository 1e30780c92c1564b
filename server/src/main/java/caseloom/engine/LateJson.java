package caseloom.engine;

import caseloom.core.interpreter.Late;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/// What of a request is filled in when it is made, as the outbox keeps it: expressions and what
/// they read, and of secrets the names.
final class LateJson {

    private LateJson() {}

    static void write(ObjectNode owner, Late late) {
        if (late.isNone()) {
            return;
        }
        var node = owner.putObject("late");
        var blanks = node.putArray("blanks");
        late.blanks()
                .forEach(blank ->
                        blanks.addObject()
                                .put("at", blank.at())
                                .put("expression", blank.expression()));
        var secrets = node.putArray("secrets");
        late.secrets().stream().sorted().forEach(secrets::add);
        node.set("input", late.input());
        node.set("variables", late.variables());
        node.put("now", late.now().toString());
    }

    static Late read(@Nullable JsonNode node) {
        if (node == null) {
            return Late.NONE;
        }
        var blanks = new ArrayList<Late.Blank>();
        node.path("blanks")
                .forEach(blank ->
                        blanks.add(
                                new Late.Blank(
                                        blank.path("at").textValue(),
                                        blank.path("expression").textValue())));
        var secrets = new HashSet<String>();
        node.path("secrets").forEach(name -> secrets.add(name.textValue()));
        return new Late(
                blanks,
                secrets,
                node.path("input"),
                node.path("variables") instanceof ObjectNode variables ? variables : Json.object(),
                Instant.parse(node.path("now").textValue()));
    }
}
