package caseloom.core.definition;

import caseloom.core.definition.Value.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The reusable parts of one document (`use`), by kind and name. A part is read anew wherever it is
/// named, since what it may refer to depends on that place.
final class Uses {

    static final List<String> KINDS =
            List.of("authentications", "errors", "functions", "retries", "timeouts");

    private static final String SECRETS = "secrets";

    private final Complaints complaints;
    private final Map<String, Map<String, Field>> parts = new HashMap<>();
    private final Map<String, NamedSecret> secrets = new LinkedHashMap<>();

    Uses(Complaints complaints) {
        this.complaints = complaints;
    }

    void takeIn(Form document) {
        var value = document.get("use");
        if (value == null) {
            return;
        }
        var form = Form.of(value, "`use`", complaints).only(known());
        Unbuilt.USE.stream()
                .filter(form::has)
                .forEach(name -> form.complainAbout(name, Unbuilt.notYet("use." + name)));
        for (var kind : KINDS) {
            var named = form.get(kind);
            if (named != null) {
                parts.put(kind, Form.of(named, "`" + kind + "`", complaints).fields().fields());
            }
        }
        form.items(SECRETS).forEach(this::takeInSecret);
    }

    /// The secrets of the organization that the document may use.
    List<NamedSecret> secrets() {
        return List.copyOf(secrets.values());
    }

    /// Complains when the document does not say that it uses the secret.
    void secret(Value.Text at, String name) {
        if (!secrets.containsKey(name)) {
            complaints.error(
                    at,
                    "There is no `"
                            + name
                            + "` in `use.secrets`, where the secrets of a document are listed."
                            + Nearest.hint(name, secrets.keySet()));
        }
    }

    private void takeInSecret(Value item) {
        if (!(item instanceof Value.Text text) || !SecretName.isOne(text.text())) {
            complaints.error(item, "An item of `secrets` must be " + SecretName.RULE + ".");
        } else if (secrets.putIfAbsent(text.text(), named(text)) != null) {
            complaints.error(item, "`" + text.text() + "` is listed already.");
        }
    }

    private static NamedSecret named(Value.Text text) {
        return new NamedSecret(
                text.text(), text.spot().line(), text.spot().column(), text.pointer());
    }

    private static List<String> known() {
        return Stream.of(KINDS, Unbuilt.USE, List.of(SECRETS)).flatMap(List::stream).toList();
    }

    /// All parts of that kind.
    Map<String, Field> all(String kind) {
        return parts.getOrDefault(kind, Map.of());
    }

    Set<String> names(String kind) {
        return all(kind).keySet();
    }

    /// The part that the text names; null after a complaint.
    @Nullable Value find(String kind, Value.Text name) {
        var field = all(kind).get(name.text());
        if (field == null) {
            complaints.error(
                    name,
                    "There is no `"
                            + name.text()
                            + "` in `use."
                            + kind
                            + "`."
                            + Nearest.hint(name.text(), names(kind)));
            return null;
        }
        return field.value();
    }
}
