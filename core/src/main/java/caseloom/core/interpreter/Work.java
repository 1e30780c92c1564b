package caseloom.core.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an activation is busy with.
sealed interface Work {

    /// Nothing yet, or nothing any more.
    record Starting() implements Work {}

    /// The list of a `do`.
    record Body(Scope scope) implements Work {}

    /// One round of a `for`; the items were evaluated once (W-24).
    record Loop(JsonNode items, int index, Scope round) implements Work {}

    /// An attempt of a `try`, counted from 1.
    record Trying(int attempt, @Nullable Due limit, Scope body) implements Work {}

    /// The pause after that attempt.
    record Pausing(int attempt, Due due) implements Work {}

    /// The list of a `catch`.
    record Catching(RunError error, Scope body) implements Work {}

    record Waiting(Due due) implements Work {}

    /// An effect is out. `kept` is what the answer will be put together with.
    record Asking(@Nullable JsonNode kept) implements Work {}

    /// The branches of a `fork`, those that have ended included.
    record Branching(List<Scope> branches) implements Work {

        public Branching {
            branches = List.copyOf(branches);
        }
    }

    /// The events of a `listen`, and the list that one of them goes through.
    record Listening(Hearing hearing, @Nullable Scope round) implements Work {}

    /// A callback is open at that URL; without one, people were asked, and may be reminded.
    record Calling(@Nullable String url, @Nullable Reminders reminders) implements Work {

        /// Whether a reminder is under way.
        boolean reminds() {
            return reminders != null && reminders.underWay();
        }
    }

    /// The lists that this work goes through, in the order of the document.
    default List<Scope> scopes() {
        return switch (this) {
            case Body body -> List.of(body.scope());
            case Loop loop -> List.of(loop.round());
            case Trying trying -> List.of(trying.body());
            case Catching catching -> List.of(catching.body());
            case Branching fork -> fork.branches().stream().filter(one -> !one.done).toList();
            case Listening listen -> listen.round() == null ? List.of() : List.of(listen.round());
            case Starting _, Pausing _, Waiting _, Asking _, Calling _ -> List.of();
        };
    }

    /// The timer this work waits for or is limited by, or null.
    default @Nullable Due due() {
        return switch (this) {
            case Trying trying -> trying.limit();
            case Pausing pausing -> pausing.due();
            case Waiting waiting -> waiting.due();
            case Calling(_, var reminders) -> reminders == null ? null : reminders.due();
            case Starting _, Body _, Loop _, Catching _, Asking _, Branching _, Listening _ -> null;
        };
    }
}
