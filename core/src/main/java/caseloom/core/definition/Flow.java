package caseloom.core.definition;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the steps that nothing reaches. Only asked about documents without mistakes.
final class Flow {

    private final Value document;
    private final Complaints complaints;

    Flow(Value document, Complaints complaints) {
        this.document = document;
        this.complaints = complaints;
    }

    void warn(StepList list) {
        var reached = reached(list);
        for (var place = 0; place < list.steps().size(); place++) {
            var step = list.steps().get(place);
            if (!reached.contains(place)) {
                complaints.warning(
                        Pointers.nearest(document, step.common().pointer()),
                        "Nothing leads to the step `" + step.common().name() + "`.");
            } else {
                inner(step).forEach(this::warn);
            }
        }
    }

    private static Set<Integer> reached(StepList list) {
        var reached = new HashSet<Integer>();
        var open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            var place = open.remove();
            if (place < list.steps().size() && reached.add(place)) {
                next(list, place).forEach(open::add);
            }
        }
        return reached;
    }

    static Set<Integer> next(StepList list, int place) {
        var step = list.steps().get(place);
        var next = new HashSet<Integer>();
        var always = step.common().condition() == null;
        if (step instanceof Step.Switch choice) {
            choice.arms().forEach(arm -> follow(list, place, arm.then(), next));
            var last = choice.arms().isEmpty() ? null : choice.arms().getLast();
            if (always && last != null && last.when() == null) {
                return next;
            }
        }
        if (!(step instanceof Step.Raise && always)) {
            follow(list, place, step.common().then(), next);
        }
        return next;
    }

    private static void follow(StepList list, int place, @Nullable Then then, Set<Integer> next) {
        switch (then) {
            case null -> next.add(place + 1);
            case Then.Continue() -> next.add(place + 1);
            case Then.Exit() -> {}
            case Then.End() -> {}
            case Then.To(var name) -> {
                var target = list.place(name);
                if (target != null) {
                    next.add(target);
                }
            }
        }
    }

    /// Visits every step of the list and of the lists inside it.
    static void each(StepList list, Consumer<Step> visit) {
        for (var step : list.steps()) {
            visit.accept(step);
            inner(step).forEach(inner -> each(inner, visit));
        }
    }

    static List<StepList> inner(Step step) {
        return switch (step) {
            case Step.Do group -> List.of(group.steps());
            case Step.For loop -> List.of(loop.steps());
            case Step.Try attempt -> {
                var caught = attempt.handler().steps();
                yield caught == null ? List.of(attempt.steps()) : List.of(attempt.steps(), caught);
            }
            case Step.Fork fork -> fork.branches();
            case Step.Listen listen -> {
                var each = listen.each();
                yield each == null || each.steps() == null ? List.of() : List.of(each.steps());
            }
            case Step.Set _,
                    Step.Switch _,
                    Step.Wait _,
                    Step.Raise _,
                    Step.Emit _,
                    Step.RunWorkflow _,
                    Step.CallHttp _,
                    Step.CallFunction _ ->
                    List.of();
        };
    }
}
