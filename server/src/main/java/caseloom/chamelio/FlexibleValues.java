package caseloom.chamelio;

import caseloom.core.json.Json;
import caseloom.core.variables.Match;
import caseloom.core.variables.Variable;
import caseloom.core.variables.VariableType;
import caseloom.core.variables.Variables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of the flexible call (L-100 to L-106): keys that are matched to variables, and files
/// that go to the file variables by position.
record FlexibleValues(List<Attribute> attributes, List<Content> files) {

    static final Place ATTRIBUTES = Place.BODY.at("attributes");
    static final Place FILES = Place.BODY.at("files");

    record Attribute(int at, Place place, String key, String value) {}

    record Content(Place place, String name, String base64) {}

    /// The lists of a body, as far as their types are right.
    static FlexibleValues of(Fields body) {
        var attributes = new ArrayList<Attribute>();
        var list = body.list("attributes").orElseGet(Json::array);
        for (var i = 0; i < list.size(); i++) {
            var position = i;
            body.item("attributes", list.get(i), i)
                    .ifPresent(item -> {
                        var key = item.text("key");
                        var value = item.text("value");
                        if (key.isPresent() && value.isPresent()) {
                            attributes.add(
                                    new Attribute(position, item.place(), key.get(), value.get()));
                        }
                    });
        }
        return new FlexibleValues(attributes, contents(body));
    }

    /// What the values mean for these variables: texts in the order they were sent, then files.
    List<Given> given(Variables variables) {
        var given = new ArrayList<Given>(texts(variables));
        var targets =
                variables.all().stream()
                        .filter(variable -> variable.type() == VariableType.FILE)
                        .toList();
        for (var i = 0; i < files.size(); i++) {
            var file = files.get(i);
            given.add(
                    new Given.Content(
                            i < targets.size() ? targets.get(i) : null,
                            file.name,
                            Endings.of(file.name).orElse(null),
                            file.base64,
                            file.place.at("filename"),
                            file.place.at("base64_content")));
        }
        return given;
    }

    /// Of several attributes for one variable the earlier stage wins, then the later attribute
    /// (L-101). Those that fit nothing or a file are ignored (L-104).
    private List<Given.Text> texts(Variables variables) {
        var best = new HashMap<Variable, Match>();
        var chosen = new HashMap<Variable, Attribute>();
        for (var attribute : attributes) {
            variables
                    .match(attribute.key)
                    .filter(match -> match.variable().type() != VariableType.FILE)
                    .filter(match -> isBetter(match, best.get(match.variable())))
                    .ifPresent(match -> {
                        best.put(match.variable(), match);
                        chosen.put(match.variable(), attribute);
                    });
        }
        return chosen.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().at))
                .map(entry -> text(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean isBetter(Match match, @Nullable Match best) {
        return best == null || match.stage() <= best.stage();
    }

    private static Given.Text text(Variable variable, Attribute attribute) {
        return new Given.Text(variable, attribute.value, attribute.place.at("value"));
    }

    private static List<Content> contents(Fields body) {
        var contents = new ArrayList<Content>();
        var list = body.optionalList("files").orElseGet(Json::array);
        for (var i = 0; i < list.size(); i++) {
            body.item("files", list.get(i), i)
                    .ifPresent(item -> {
                        var name = item.text("filename");
                        var content = item.text("base64_content");
                        if (name.isPresent() && content.isPresent()) {
                            contents.add(new Content(item.place(), name.get(), content.get()));
                        }
                    });
        }
        return contents;
    }
}
