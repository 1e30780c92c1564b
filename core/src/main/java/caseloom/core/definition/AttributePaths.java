package caseloom.core.definition;

import caseloom.core.expression.Wrapping;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Warns of attributes that an expression reads but that neither the schema nor a `set-attributes`
/// of the document has. Looks only where `.` surely is the case's attributes.
final class AttributePaths {

    /// With one of these the schema may name properties that we do not see.
    private static final List<String> OPAQUE =
            List.of("$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "patternProperties");

    private final Value document;
    private final Complaints complaints;
    private final Set<String> known = new HashSet<>();
    private List<String> dotted = List.of();

    /// By the pointer of each step: whether `.` is the attributes when it begins.
    private final Map<String, Boolean> atStart = new HashMap<>();

    AttributePaths(Value document, Complaints complaints) {
        this.document = document;
        this.complaints = complaints;
    }

    void warn(Definition definition) {
        var schema = definition.attributes().source();
        if (definition.head().source() == CaseSource.NONE
                || definition.inputFrom() != null
                || !schema.path("properties").isObject()
                || OPAQUE.stream().anyMatch(schema::has)) {
            return;
        }
        schema.path("properties").fieldNames().forEachRemaining(known::add);
        learn(Pointers.nearest(document, "/use/functions"));
        list(definition.steps(), true);
        each(definition.steps(), this::learn);
        each(definition.steps(), this::look);
    }

    private interface Visit {
        void step(Step step, Value.Fields written);
    }

    private void each(StepList list, Visit visit) {
        for (var step : list.steps()) {
            if (Pointers.nearest(document, step.common().pointer())
                    instanceof Value.Fields written) {
                visit.step(step, written);
            }
            Flow.inner(step).forEach(inner -> each(inner, visit));
        }
    }

    private void learn(Step step, Value.Fields written) {
        if (step instanceof Step.CallFunction(_, var function, _, _)
                && function == Function.SET_ATTRIBUTES
                && written.get("with") instanceof Value.Fields with) {
            known.addAll(with.fields().keySet());
        }
    }

    /// Functions of the document are written elsewhere than their steps stand.
    private void learn(Value functions) {
        switch (functions) {
            case Value.Text _, Value.Plain _ -> {}
            case Value.Items items -> items.values().forEach(this::learn);
            case Value.Fields fields -> {
                if (fields.get("call") instanceof Value.Text call
                        && call.text().startsWith(Function.SET_ATTRIBUTES.word())
                        && fields.get("with") instanceof Value.Fields with) {
                    known.addAll(with.fields().keySet());
                }
                fields.fields().values().forEach(field -> learn(field.value()));
            }
        }
    }

    private void look(Step step, Value.Fields written) {
        if (!atStart.getOrDefault(step.common().pointer(), false)) {
            return;
        }
        bare(written.get("if"));
        if (step.common().input().transform() != null) {
            return;
        }
        List.of("with", "set", "wait", "raise").forEach(name -> texts(written.get(name)));
        if (written.get("for") instanceof Value.Fields loop) {
            bare(loop.get("in"));
        }
        if (written.get("switch") instanceof Value.Items cases) {
            cases.values().forEach(this::arm);
        }
    }

    private void arm(Value item) {
        if (item instanceof Value.Fields named) {
            named.fields()
                    .values()
                    .forEach(field -> {
                        if (field.value() instanceof Value.Fields arm) {
                            bare(arm.get("when"));
                        }
                    });
        }
    }

    private void texts(@Nullable Value value) {
        switch (value) {
            case null -> {}
            case Value.Plain _ -> {}
            case Value.Items items -> items.values().forEach(this::texts);
            case Value.Fields fields ->
                    fields.fields().values().forEach(field -> texts(field.value()));
            case Value.Text text -> {
                if (Wrapping.of(text.text()) instanceof Wrapping.Whole(var jq, _)) {
                    compare(text, jq);
                }
            }
        }
    }

    private void bare(@Nullable Value value) {
        if (value instanceof Value.Text text) {
            compare(
                    text,
                    Wrapping.of(text.text()) instanceof Wrapping.Whole(var jq, _)
                            ? jq
                            : text.text());
        }
    }

    private void compare(Value.Text at, String jq) {
        for (var name : TopPaths.of(jq)) {
            if (!known.contains(name) && !complaints.warnedEnough()) {
                complaints.warning(
                        at,
                        "Neither the schema nor a `set-attributes` has `."
                                + name
                                + "`."
                                + Nearest.hint("." + name, dotted()));
            }
        }
    }

    /// What is known, as expressions name it; everything was learned by the time somebody asks.
    private List<String> dotted() {
        if (dotted.isEmpty()) {
            dotted = known.stream().map(other -> "." + other).sorted().toList();
        }
        return dotted;
    }

    /// Whether `.` is the attributes at the end of every step that may run, entered with `before`.
    private boolean list(StepList list, boolean before) {
        var starts = new HashMap<Integer, Boolean>();
        var ends = new HashMap<Integer, Boolean>();
        starts.put(0, before);
        var open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            var place = open.remove();
            if (place >= list.steps().size()) {
                continue;
            }
            var step = list.steps().get(place);
            var start = starts.getOrDefault(place, false);
            atStart.put(step.common().pointer(), start);
            var end = after(step, start);
            ends.put(place, end);
            for (var next : Flow.next(list, place)) {
                var joined = end && starts.getOrDefault(next, true);
                if (!Boolean.valueOf(joined).equals(starts.put(next, joined))) {
                    open.add(next);
                }
            }
        }
        return !ends.containsValue(false);
    }

    private boolean after(Step step, boolean start) {
        var common = step.common();
        var input = start && common.input().transform() == null;
        var done = common.output().transform() == null && given(step, input);
        return common.condition() == null ? done : done && start;
    }

    private boolean given(Step step, boolean input) {
        return switch (step) {
            case Step.CallFunction call ->
                    switch (call.function()) {
                        case SET_STATUS, SET_ATTRIBUTES, SET_SUBJECT, ADD_NOTE -> true;
                        case WAIT_UNTIL -> input;
                        case GET_CASE,
                                CREATE_CASE,
                                WAIT_CALLBACK,
                                CALL_CONNECTION,
                                REQUEST_APPROVAL,
                                REQUEST_INPUT,
                                ASK_MODEL,
                                STORE_DOCUMENT,
                                SEND_MAIL,
                                GENERATE_DOCUMENT,
                                REQUEST_SIGNATURE ->
                                false;
                    };
            case Step.Wait _, Step.Switch _, Step.Raise _ -> input;
            case Step.Set _, Step.CallHttp _, Step.CallOpenApi _, Step.Emit _ -> false;
            case Step.RunWorkflow run -> input && !run.await();
            case Step.Fork fork -> {
                fork.branches().forEach(branch -> list(branch, input));
                yield false;
            }
            case Step.Listen listen -> {
                if (listen.each() != null && listen.each().steps() != null) {
                    list(listen.each().steps(), false);
                }
                yield false;
            }
            case Step.Do group -> list(group.steps(), input);
            case Step.For loop -> {
                var kept = input && list(loop.steps(), true);
                if (!kept) {
                    list(loop.steps(), false);
                }
                yield kept;
            }
            case Step.Try attempt -> {
                var caught = attempt.handler().steps();
                var tried = list(attempt.steps(), input);
                var after = caught == null ? input : list(caught, input);
                yield tried && after;
            }
        };
    }
}
