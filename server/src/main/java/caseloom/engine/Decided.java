package caseloom.engine;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunStatus;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Decision;
import caseloom.core.interpreter.Happening;
import caseloom.core.interpreter.Standing;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A decision that waits to be stored.
///
/// @param last nothing else is tried when the database refuses it
record Decided(Work work, Decision decision, Instant at, boolean last) {

    Decided(Work work, Decision decision, Instant at) {
        this(work, decision, at, false);
    }

    /// What to store instead when the database refuses this; empty when this is that already.
    Optional<Decided> asFailure() {
        var why = "The result of this step cannot be stored.";
        return last
                ? Optional.empty()
                : Optional.of(new Decided(work, Failures.decision(held(), why), at, true));
    }

    Held held() {
        return work.held();
    }

    RunStatus status() {
        return switch (decision.standing()) {
            case Standing.Parked _, Standing.Again _ -> RunStatus.RUNNING;
            case Standing.Completed _ -> RunStatus.COMPLETED;
            case Standing.Failed _ -> RunStatus.FAILED;
            case Standing.Ignored _ -> held().status();
        };
    }

    /// What the APIs show when the run has ended; null before.
    @Nullable JsonNode output() {
        return switch (decision.standing()) {
            case Standing.Completed completed -> completed.output();
            case Standing.Failed failed ->
                    Failures.output(held().publication().definition(), failed);
            case Standing.Parked _, Standing.Again _, Standing.Ignored _ -> null;
        };
    }

    /// A run that ended well needs no state any more; a failed one may be retried from it.
    Optional<String> state() {
        var done = decision.standing() instanceof Standing.Completed;
        return done || decision.state().stored().isNull()
                ? Optional.empty()
                : Optional.of(Json.write(decision.state().stored()));
    }

    boolean ended() {
        return status().ended();
    }

    boolean again() {
        return decision.standing() instanceof Standing.Again;
    }

    /// The case as it becomes; empty when the decision leaves it as it is.
    Optional<CaseView> change() {
        var before = held().view();
        var after = decision.view();
        var same =
                before.status().equals(after.status())
                        && before.subject().equals(after.subject())
                        && before.attributes().equals(after.attributes());
        return same ? Optional.empty() : Optional.of(after);
    }

    /// Whether lists or inboxes show something else once it is stored: the case changed, people are
    /// asked something, or what they were asked was answered.
    boolean shows() {
        return change().isPresent() || work.happening().filter(Decided::concernsPeople).isPresent();
    }

    private static boolean concernsPeople(Happening happening) {
        return happening instanceof Happening.CalledBack
                || happening instanceof Happening.Answered(_, Answer.Asked _);
    }

    /// What the run that waits for this one is told; empty while it goes on, and when none waits.
    Optional<Letter> letter() {
        var cause = held().cause();
        var parent = cause == null ? null : cause.parent();
        if (parent == null || !parent.awaits()) {
            return Optional.empty();
        }
        return ending().map(body ->
                new Letter(
                        held().key(),
                        parent.activation(),
                        LetterWord.ENDED,
                        held().organization(),
                        new RunKey(parent.caseId(), parent.runId()),
                        body));
    }

    private Optional<JsonNode> ending() {
        return switch (decision.standing()) {
            case Standing.Completed completed -> Optional.of(Letter.completed(completed.result()));
            case Standing.Failed failed -> Optional.of(Letter.failed(failed.error()));
            case Standing.Parked _, Standing.Again _, Standing.Ignored _ -> Optional.empty();
        };
    }

    /// The run as it is once this is stored.
    Held after() {
        return new Held(
                held().publication(),
                held().run(),
                held().token(),
                held().decisions() + 1,
                status(),
                decision.state(),
                decision.view(),
                held().cause());
    }
}
