package caseloom.core.definition;

import caseloom.core.definition.StepsReader.Lists;
import caseloom.core.definition.StepsReader.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Reads the steps that take and send events: `listen` and `emit`.
final class EventSteps {

    private final Tools tools;
    private final Shapings shapings;
    private final Lists lists;
    private final Events events;
    private final EventAttributes attributes;

    EventSteps(Tools tools, Shapings shapings, Lists lists) {
        this.tools = tools;
        this.shapings = shapings;
        this.lists = lists;
        this.events = new Events(tools);
        this.attributes = new EventAttributes(tools);
    }

    List<Step> listen(Step.Common common, Form step, Place place) {
        var listen = step.needed("listen");
        if (listen == null) {
            return List.of();
        }
        var form = tools.form(listen, "`listen`").only("to", "read");
        var consumption = events.consumption(form, "to", place.scope());
        var read = read(form);
        var each = step.get("foreach");
        var forEach = each == null ? null : forEach(each, place);
        return consumption == null
                ? List.of()
                : List.of(new Step.Listen(common, consumption, read, forEach));
    }

    private Step.Read read(Form listen) {
        var text = listen.text("read");
        if (text == null) {
            return Step.Read.DATA;
        }
        for (var read : Step.Read.values()) {
            if (word(read).equals(text.text())) {
                return read;
            }
        }
        var words = Arrays.stream(Step.Read.values()).map(EventSteps::word).toList();
        tools.complaints()
                .error(
                        text,
                        "`read` must be one of `"
                                + String.join("`, `", words)
                                + "`."
                                + Nearest.hint(text.text(), words));
        return Step.Read.DATA;
    }

    private static String word(Step.Read read) {
        return read.name().toLowerCase(Locale.ROOT);
    }

    private Step.ForEach forEach(Value value, Place place) {
        var form = tools.form(value, "`foreach`").only("item", "at", "do", "output", "export");
        var item = BlockSteps.variable(tools, form, "item", "item");
        var at = BlockSteps.variable(tools, form, "at", "index");
        if (item.equals(at)) {
            tools.complaints().error(value, "`item` and `at` cannot both be `" + at + "`.");
        }
        var round = place.deeper(item.equals(at) ? new String[] {item} : new String[] {item, at});
        var list = form.get("do");
        return new Step.ForEach(
                item,
                at,
                list == null ? null : lists.read("do", list, round),
                shapings.output(form, round.scope()),
                shapings.export(form, round.scope()));
    }

    List<Step> emit(Step.Common common, Form step, Place place) {
        var emit = step.needed("emit");
        var event = emit == null ? null : tools.form(emit, "`emit`").only("event").needed("event");
        var with = event == null ? null : tools.form(event, "`event`").only("with").needed("with");
        return with == null ? List.of() : emitted(common, with, place);
    }

    private List<Step> emitted(Step.Common common, Value with, Place place) {
        var form = attributes.read(with);
        form.needed("source");
        form.needed("type");
        form.names().stream()
                .filter(name -> !EventAttributes.sendable(name))
                .forEach(name -> odd(form, name));
        return List.of(
                new Step.Emit(common, tools.formulas().template(form.fields(), place.scope())));
    }

    private static void odd(Form with, String name) {
        with.complainAbout(
                name,
                name.equals("specversion")
                        ? "`specversion` is always `1.0`: leave it out."
                        : "An event cannot have `"
                                + name
                                + "`: names have only small letters and digits.");
    }
}
