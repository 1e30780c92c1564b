package caseloom.core.definition;

import caseloom.core.events.Consumption;
import caseloom.core.events.EventCorrelation;
import caseloom.core.events.EventFilter;
import caseloom.core.expression.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what events are waited for: `listen.to` and `schedule.on`.
final class Events {

    private static final List<String> KINDS = List.of("one", "all", "any");

    private final Tools tools;

    Events(Tools tools) {
        this.tools = tools;
    }

    /// The needed member with one of `one`, `all` and `any`; null after a complaint.
    @Nullable Consumption consumption(Form owner, String name, Scope scope) {
        var value = owner.needed(name);
        return value == null ? null : consumption(value, name, scope, true);
    }

    /// @param untilToo whether an `any` may have an `until`; the events of an `until` have none
    private @Nullable Consumption consumption(
            Value value, String name, Scope scope, boolean untilToo) {
        var form =
                tools.form(value, "`" + name + "`")
                        .only(
                                untilToo
                                        ? List.of("one", "all", "any", "until")
                                        : List.of("one", "all", "any"));
        var chosen = form.names().stream().filter(KINDS::contains).toList();
        if (chosen.size() != 1) {
            if (value instanceof Value.Fields && known(form)) {
                tools.complaints()
                        .error(value, "`" + name + "` has one of `one`, `all` and `any`.");
            }
            return null;
        }
        var kind = chosen.getFirst();
        if (untilToo && form.has("until") && !kind.equals("any")) {
            form.complainAbout("until", "`until` goes with `any` only.");
        }
        return switch (kind) {
            case "one" -> one(form, scope);
            case "all" -> all(form, scope);
            default -> new Consumption.Any(filters(form, "any", scope), until(form, scope));
        };
    }

    private static boolean known(Form form) {
        return form.names().stream().allMatch(name -> KINDS.contains(name) || name.equals("until"));
    }

    private @Nullable Consumption one(Form form, Scope scope) {
        var filter = filter(form.needed("one"), scope);
        return filter == null ? null : new Consumption.One(filter);
    }

    private Consumption all(Form form, Scope scope) {
        var value = form.get("all");
        if (value instanceof Value.Items items && items.values().isEmpty()) {
            tools.complaints().error(value, "`all` needs at least one event.");
        }
        return new Consumption.All(filters(form, "all", scope));
    }

    private List<EventFilter> filters(Form form, String name, Scope scope) {
        return form.items(name).stream()
                .map(item -> filter(item, scope))
                .filter(Objects::nonNull)
                .toList();
    }

    private Consumption.@Nullable Until until(Form form, Scope scope) {
        return switch (form.get("until")) {
            case null -> null;
            case Value.Text text ->
                    new Consumption.Until.Holds(tools.formulas().expression(text, scope));
            case Value other -> {
                var events = consumption(other, "until", scope, false);
                yield events == null ? null : new Consumption.Until.Consumed(events);
            }
        };
    }

    private @Nullable EventFilter filter(@Nullable Value value, Scope scope) {
        if (value == null) {
            return null;
        }
        var form = tools.form(value, "the event").only("with", "correlate");
        var with = form.needed("with");
        var attributes = with == null ? Map.<String, Template>of() : attributes(with, scope);
        var correlations = correlations(form, scope);
        return attributes.isEmpty() ? null : new EventFilter(attributes, correlations);
    }

    private Map<String, Template> attributes(Value with, Scope scope) {
        var form = new EventAttributes(tools).read(with);
        if (with instanceof Value.Fields && form.names().isEmpty()) {
            tools.complaints().error(with, "`with` needs at least one attribute of the event.");
        }
        var attributes = new LinkedHashMap<String, Template>();
        form.fields()
                .fields()
                .forEach((name, field) ->
                        attributes.put(name, tools.formulas().template(field.value(), scope)));
        return attributes;
    }

    /// What correlates is taken out of the event alone, so that it can be found without a run.
    private List<EventCorrelation> correlations(Form filter, Scope scope) {
        var value = filter.get("correlate");
        if (value == null) {
            return List.of();
        }
        var correlations = new ArrayList<EventCorrelation>();
        tools.form(value, "`correlate`")
                .fields()
                .fields()
                .forEach((name, field) -> {
                    var form = tools.form(field.value(), "the correlation `" + name + "`");
                    var from = form.only("from", "expect").neededText("from");
                    var expect = form.text("expect");
                    if (from != null) {
                        correlations.add(
                                new EventCorrelation(
                                        name,
                                        tools.formulas().expression(from, Scope.NOWHERE),
                                        expect == null
                                                ? null
                                                : tools.formulas().template(expect, scope)));
                    }
                });
        return correlations;
    }
}
