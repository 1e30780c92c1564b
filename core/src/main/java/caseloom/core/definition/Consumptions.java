package caseloom.core.definition;

import caseloom.core.definition.Consumption.Until;
import caseloom.core.definition.EventFilter.Correlate;
import caseloom.core.definition.EventFilter.Match;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads which events are taken: `one`, `all` or `any` with `until`, and their filters.
final class Consumptions {

    private static final List<String> WORDS = List.of("one", "all", "any");

    private final Tools tools;
    private final EventAttributes attributes;

    Consumptions(Tools tools) {
        this.tools = tools;
        this.attributes = new EventAttributes(tools);
    }

    /// The value of that member; null after a complaint. What a correlation takes out of an event
    /// it sees alone.
    @Nullable Consumption read(String name, Value value, Scope scope) {
        var form = tools.form(value, "`" + name + "`").only("one", "all", "any", "until");
        if (form.has("until") && (form.has("one") || form.has("all"))) {
            form.complainAbout("until", "`until` goes with `any` alone.");
        }
        return read(form, scope);
    }

    private @Nullable Consumption read(Form form, Scope scope) {
        var chosen = form.names().stream().filter(WORDS::contains).toList();
        if (chosen.size() != 1) {
            if (!chosen.isEmpty() || form.isEmptyObject()) {
                tools.complaints()
                        .error(form.fields(), "Events are taken by one of `one`, `all` and `any`.");
            }
            return null;
        }
        var word = chosen.getFirst();
        return switch (word) {
            case "one" -> one(form, scope);
            case "all" -> all(form, scope);
            default -> new Consumption.Any(filters(form, "any", scope), until(form, scope));
        };
    }

    private @Nullable Consumption one(Form form, Scope scope) {
        var value = form.needed("one");
        return value == null ? null : new Consumption.One(filter(value, scope));
    }

    private @Nullable Consumption all(Form form, Scope scope) {
        var filters = filters(form, "all", scope);
        if (filters.isEmpty()) {
            form.complainAbout("all", "`all` needs at least one event.");
            return null;
        }
        return new Consumption.All(filters);
    }

    private List<EventFilter> filters(Form form, String name, Scope scope) {
        var filters = new ArrayList<EventFilter>();
        form.items(name).forEach(item -> filters.add(filter(item, scope)));
        return filters;
    }

    private @Nullable Until until(Form form, Scope scope) {
        return switch (form.get("until")) {
            case null -> null;
            case Value.Text text -> new Until.Holds(tools.formulas().expression(text, scope));
            case Value other -> {
                var stop = read(tools.form(other, "`until`").only("one", "all", "any"), scope);
                yield stop == null ? null : new Until.Heard(stop);
            }
        };
    }

    private EventFilter filter(Value value, Scope scope) {
        var form = tools.form(value, "an event").only("with", "correlate");
        var with = form.needed("with");
        var parts = with == null ? Map.<String, Match>of() : parts(with, scope);
        var correlate = form.get("correlate");
        return new EventFilter(
                parts, correlate == null ? List.of() : correlations(correlate, scope));
    }

    private Map<String, Match> parts(Value with, Scope scope) {
        var form = attributes.read(with);
        if (with instanceof Value.Fields && form.names().isEmpty()) {
            tools.complaints().error(with, "`with` needs at least one attribute to compare.");
        }
        return members(form.fields(), scope);
    }

    private Map<String, Match> members(Value.Fields fields, Scope scope) {
        var members = new LinkedHashMap<String, Match>();
        fields.fields().forEach((name, field) -> members.put(name, match(field.value(), scope)));
        return members;
    }

    private Match match(Value value, Scope scope) {
        return switch (value) {
            case Value.Text text when Texts.wrapped(text) ->
                    new Match.Tested(tools.formulas().expression(text, scope));
            case Value.Fields fields -> new Match.Members(members(fields, scope));
            case Value.Text _, Value.Plain _, Value.Items _ ->
                    new Match.Same(Extraction.canonical(value.json()));
        };
    }

    private List<Correlate> correlations(Value value, Scope scope) {
        var form = tools.form(value, "`correlate`");
        var read = new ArrayList<Correlate>();
        form.fields()
                .fields()
                .forEach((name, field) -> {
                    var one = correlation(name, field.value(), scope);
                    if (one != null) {
                        read.add(one);
                    }
                });
        return read;
    }

    private @Nullable Correlate correlation(String name, Value value, Scope scope) {
        var form = tools.form(value, "the correlation `" + name + "`").only("from", "expect");
        var from = form.neededText("from");
        var expect = form.text("expect");
        return from == null
                ? null
                : new Correlate(
                        name,
                        Extraction.of(tools.formulas().expression(from, Scope.NOWHERE)),
                        expect == null ? null : tools.formulas().template(expect, scope));
    }
}
