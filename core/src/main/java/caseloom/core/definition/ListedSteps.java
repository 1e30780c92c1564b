package caseloom.core.definition;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The steps that the dialects list (L-75): the intake, then each step that is not a mere
/// container, in the order of the document. Computed once for a definition; safe to share.
public final class ListedSteps {

    /// The id of the step that collects the intake, which no document spells out.
    public static final String INTAKE = "intake_step";

    private static final int LENGTH_MOST = 100;

    private final Map<String, ListedStep> byPointer = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>(Set.of(INTAKE));

    private ListedSteps() {
        byPointer.put("", new ListedStep(INTAKE, "", "Intake", StepType.INTAKE, Optional.empty()));
    }

    public static ListedSteps of(Definition definition) {
        var ids = new ListedSteps();
        ids.walk(definition.steps());
        return ids;
    }

    /// The id of the step at that pointer; empty for containers and for pointers to nothing.
    public Optional<String> id(String pointer) {
        return at(pointer).map(ListedStep::id);
    }

    public Optional<ListedStep> at(String pointer) {
        return Optional.ofNullable(byPointer.get(pointer));
    }

    /// The intake first.
    public List<ListedStep> all() {
        return List.copyOf(byPointer.values());
    }

    private void walk(StepList list) {
        for (var step : list.steps()) {
            switch (step) {
                case Step.Do inner -> walk(inner.steps());
                case Step.For inner -> walk(inner.steps());
                case Step.Try inner -> tried(inner);
                case Step.Fork inner -> inner.branches().forEach(this::walk);
                case Step.Listen listen -> {
                    add(step.common(), StepType.AGENT);
                    Flow.inner(listen).forEach(this::walk);
                }
                case Step.Emit _ -> add(step.common(), StepType.NOTIFICATION);
                case Step.Switch _ -> add(step.common(), StepType.CONDITION);
                case Step.CallFunction call ->
                        add(
                                call.common(),
                                usual(call.function()),
                                Optional.ofNullable(call.fields()));
                case Step.Set _,
                        Step.Wait _,
                        Step.Raise _,
                        Step.RunWorkflow _,
                        Step.CallHttp _,
                        Step.CallOpenApi _ ->
                        add(step.common(), StepType.AGENT);
            }
        }
    }

    private static StepType usual(Function function) {
        return switch (function) {
            case REQUEST_APPROVAL -> StepType.APPROVAL;
            case REQUEST_INPUT -> StepType.COLLECT;
            case STORE_DOCUMENT -> StepType.STORE;
            case SEND_MAIL -> StepType.NOTIFICATION;
            case GENERATE_DOCUMENT -> StepType.GENERATE;
            case REQUEST_SIGNATURE -> StepType.SIGN;
            case SET_STATUS,
                    SET_ATTRIBUTES,
                    SET_SUBJECT,
                    ADD_NOTE,
                    GET_CASE,
                    WAIT_UNTIL,
                    CREATE_CASE,
                    WAIT_CALLBACK,
                    CALL_CONNECTION,
                    ASK_MODEL ->
                    StepType.AGENT;
        };
    }

    private void add(Step.Common common, StepType usual) {
        add(common, usual, Optional.empty());
    }

    private void add(Step.Common common, StepType usual, Optional<StepFields> fields) {
        var type = common.type().orElse(usual);
        byPointer.put(
                common.pointer(),
                new ListedStep(free(common.name()), common.pointer(), common.name(), type, fields));
    }

    private void tried(Step.Try step) {
        walk(step.steps());
        if (step.handler().steps() != null) {
            walk(step.handler().steps());
        }
    }

    private String free(String name) {
        var base = cut(name.replaceAll("[^A-Za-z0-9_-]", "_"), LENGTH_MOST);
        var id = base.isEmpty() ? "_" : base;
        for (var n = 2; !taken.add(id); n++) {
            var suffix = "_" + n;
            id = cut(base, LENGTH_MOST - suffix.length()) + suffix;
        }
        return id;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
