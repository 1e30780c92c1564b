package caseloom.core.definition;

import caseloom.core.definition.Value.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads lists of steps, and each step by its keyword. Keeps the count of all steps.
final class StepsReader {

    private static final List<String> STEP_TYPES = StepType.words();

    private final Tools tools;
    private final DefinitionLimits limits;
    private final Shapings shapings;
    private final Lengths lengths;
    private final Keywords keywords;
    private final SimpleSteps simple;
    private final BlockSteps blocks;
    private final EventSteps events;
    private final CallSteps calls;
    private int steps;

    StepsReader(Tools tools, Shapings shapings, Definition.Head head, DefinitionLimits limits) {
        this.tools = tools;
        this.limits = limits;
        this.shapings = shapings;
        this.lengths = new Lengths(tools);
        this.keywords = new Keywords(tools);
        this.simple = new SimpleSteps(tools, lengths);
        var lists = new OwnLists();
        this.blocks = new BlockSteps(tools, lengths, lists);
        this.events = new EventSteps(tools, shapings, lists);
        this.calls = new CallSteps(tools, head.statuses());
    }

    /// Where a list of steps stands.
    ///
    /// @param nesting how many lists it stands in
    record Place(Scope scope, int nesting) {

        static final Place TOP = new Place(Scope.EVERYWHERE, 1);

        Place deeper(String... variables) {
            return new Place(scope.with(variables), nesting + 1);
        }
    }

    /// Reads one list for a step that holds lists.
    interface Lists {

        StepList read(String name, Value value, Place place);

        /// Reads a list whose steps are lists of their own: none can go to another.
        List<StepList> branches(Value value, Place place);
    }

    StepList list(String name, Value value, Place place) {
        var named = named(name, value, place);
        tools.jumps().list(value.pointer(), named.keySet());
        var read = new ArrayList<Step>();
        named.forEach((step, field) -> read.addAll(step(step, field, named.keySet(), place)));
        return StepList.of(value.pointer(), read);
    }

    private List<StepList> branches(Value value, Place place) {
        var read = new ArrayList<StepList>();
        var named = named("branches", value, place);
        tools.jumps().list(value.pointer(), named.keySet());
        named.forEach((step, field) ->
                read.add(StepList.of(value.pointer(), step(step, field, Set.of(step), place))));
        return read;
    }

    /// The steps of a list by their names; none after a complaint about the list itself.
    private Map<String, Field> named(String name, Value value, Place place) {
        if (!(value instanceof Value.Items items)) {
            tools.complaints()
                    .error(
                            value,
                            "`"
                                    + name
                                    + "` must be a list of named steps, not "
                                    + Form.kind(value)
                                    + ".");
            return Map.of();
        }
        if (items.values().isEmpty()) {
            tools.complaints().error(value, "`" + name + "` needs at least one step.");
            return Map.of();
        }
        if (place.nesting() > limits.nesting()) {
            tools.complaints()
                    .error(value, "Steps nest deeper than " + limits.nesting() + " lists.");
            return Map.of();
        }
        return named(items);
    }

    private Map<String, Field> named(Value.Items items) {
        var named = new LinkedHashMap<String, Field>();
        for (var item : items.values()) {
            var entry = Form.single(item, "A step", tools.complaints());
            if (entry != null) {
                var name = entry.getKey();
                checkName(name, entry.getValue());
                if (named.putIfAbsent(name, entry.getValue()) != null) {
                    complain(entry.getValue(), "There are two steps `" + name + "` in this list.");
                }
                count(entry.getValue());
            }
        }
        return named;
    }

    private void checkName(String name, Field field) {
        if (Jumps.reserved(name)) {
            complain(field, "A step cannot be called `" + name + "`: `then` has that word.");
        } else if (name.isBlank()) {
            complain(field, "A step needs a name.");
        }
    }

    private void count(Field field) {
        steps++;
        if (steps == limits.steps() + 1) {
            complain(field, "The document has more than " + limits.steps() + " steps.");
        }
    }

    private void complain(Field field, String message) {
        tools.complaints().error(field.key(), field.value().pointer(), message);
    }

    private List<Step> step(String name, Field field, Set<String> siblings, Place place) {
        var form = tools.form(field.value(), "the step `" + name + "`");
        var keyword = keywords.of(form, field);
        if (keyword == null || steps > limits.steps()) {
            return List.of();
        }
        form.only(Keywords.members(keyword));
        var common = common(name, form, siblings, place.scope());
        return switch (keyword) {
            case "call" -> calls.call(common, form, place);
            case "set" -> simple.set(common, form, place);
            case "wait" -> simple.pause(common, form, place);
            case "raise" -> simple.raise(common, form, place);
            case "switch" -> simple.choice(common, form, place, siblings);
            case "do" -> blocks.group(common, form, place);
            case "for" -> blocks.loop(common, form, place);
            case "try" -> blocks.attempt(common, form, place);
            case "fork" -> blocks.fork(common, form, place);
            case "listen" -> events.listen(common, form, place);
            case "emit" -> events.emit(common, form, place);
            case "run" -> new RunSteps(tools).run(common, form, place);
            default -> throw new IllegalStateException("no reader for " + keyword);
        };
    }

    private Step.Common common(String name, Form form, Set<String> siblings, Scope scope) {
        var condition = form.text("if");
        var then = form.text("then");
        return new Step.Common(
                name,
                form.fields().pointer(),
                condition == null ? null : tools.formulas().expression(condition, scope),
                shapings.input(form, scope),
                shapings.output(form, scope),
                shapings.export(form, scope),
                then == null ? null : tools.jumps().read(then, siblings),
                lengths.timeout(form, scope),
                type(form));
    }

    private Optional<StepType> type(Form form) {
        var value = form.get("metadata");
        if (value == null) {
            return Optional.empty();
        }
        var type = tools.form(value, "`metadata`").text("stepType");
        if (type == null) {
            return Optional.empty();
        }
        var known = StepType.of(type.text());
        if (known.isEmpty()) {
            tools.complaints()
                    .error(
                            type,
                            "`stepType` must be one of `"
                                    + String.join("`, `", STEP_TYPES)
                                    + "`."
                                    + Nearest.hint(type.text(), STEP_TYPES));
        }
        return known;
    }

    private final class OwnLists implements Lists {

        @Override
        public StepList read(String name, Value value, Place place) {
            return list(name, value, place);
        }

        @Override
        public List<StepList> branches(Value value, Place place) {
            return StepsReader.this.branches(value, place);
        }
    }
}
