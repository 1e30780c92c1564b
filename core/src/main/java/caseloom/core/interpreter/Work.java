package caseloom.core.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
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

    /// The list that this work goes through, or null. Several for the branches of a fork, one day.
    default @Nullable Scope scope() {
        return switch (this) {
            case Body body -> body.scope();
            case Loop loop -> loop.round();
            case Trying trying -> trying.body();
            case Catching catching -> catching.body();
            case Starting _, Pausing _, Waiting _, Asking _ -> null;
        };
    }

    /// The timer this work waits for or is limited by, or null.
    default @Nullable Due due() {
        return switch (this) {
            case Trying trying -> trying.limit();
            case Pausing pausing -> pausing.due();
            case Waiting waiting -> waiting.due();
            case Starting _, Body _, Loop _, Catching _, Asking _ -> null;
        };
    }
}
