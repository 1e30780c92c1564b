package caseloom.core.definition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The step ids that the dialects show (L-75): one for each step that is not a mere container,
/// unique in its version. Computed once for a definition; safe to share.
public final class StepIds {

    /// The id of the step that collects the intake, which no document spells out.
    public static final String INTAKE = "intake_step";

    private static final int LENGTH_MOST = 100;

    private final Map<String, String> byPointer = new HashMap<>();
    private final Set<String> taken = new HashSet<>(Set.of(INTAKE));

    private StepIds() {}

    public static StepIds of(Definition definition) {
        var ids = new StepIds();
        ids.walk(definition.steps());
        return ids;
    }

    /// The id of the step at that pointer; empty for containers and for pointers to nothing.
    public Optional<String> id(String pointer) {
        return Optional.ofNullable(byPointer.get(pointer));
    }

    private void walk(StepList list) {
        for (var step : list.steps()) {
            switch (step) {
                case Step.Do inner -> walk(inner.steps());
                case Step.For inner -> walk(inner.steps());
                case Step.Try inner -> tried(inner);
                case Step.Set _,
                        Step.Switch _,
                        Step.Wait _,
                        Step.Raise _,
                        Step.CallHttp _,
                        Step.CallFunction _ ->
                        byPointer.put(step.common().pointer(), free(step.common().name()));
            }
        }
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
