package caseloom.core.interpreter;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.cases.Statuses;
import caseloom.core.definition.Definition;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything at hand while one decision is made, and what the decision has come to so far.
final class Advance {

    /// What does not change during a decision.
    record Facts(Definition definition, RunId run, Moment moment, InterpreterLimits limits) {}

    final Facts facts;
    final Progress progress;
    final Story story;
    final Chance chance;
    final List<Effect> effects = new ArrayList<>();
    final List<JsonNode> emitted = new ArrayList<>();
    CaseView view;

    /// Why what a person asked for cannot be; null unless it is refused.
    @Nullable String refusal;

    Advance(Facts facts, Progress progress, CaseView view) {
        this.facts = facts;
        this.progress = progress;
        this.view = view;
        this.story = new Story(progress, facts.limits(), facts.moment().now());
        this.chance = new Chance(facts.moment().chance());
    }

    Instant now() {
        return facts.moment().now();
    }

    InterpreterLimits limits() {
        return facts.limits();
    }

    /// Has something done outside for the step, and tells that the step waits for it.
    ///
    /// @param told what it waits for
    /// @param request what it asks for, to be read by people
    void ask(Activation activation, Effect effect, ObjectNode told, ObjectNode request) {
        effects.add(effect);
        var shown = story.members(request);
        if (!shown.isEmpty()) {
            told.set("request", shown);
        }
        story.tell(StoryEvent.STEP_WAITING, activation.pointer(), told);
    }

    /// A failed run lives on: the budget of its steps begins anew, and its case is open again.
    ///
    /// @param step where it goes on; null for the document itself
    void revive(@Nullable String step) {
        progress.failed = null;
        progress.opening = null;
        progress.steps = 0;
        story.tell(StoryEvent.RUN_STARTED, step, null);
        if (view.status().equals(Statuses.ERROR)) {
            move(null, Statuses.OPEN);
        }
    }

    /// Moves the case to that status and tells it. False when nothing changes: the run has no case,
    /// or it is there already.
    boolean move(@Nullable String step, String to) {
        var from = view.status();
        if (!view.shown() || from.equals(to)) {
            return false;
        }
        view = view.withStatus(to);
        story.tell(StoryEvent.STATUS_CHANGED, step, Json.object().put("from", from).put("to", to));
        return true;
    }

    /// Takes down what the activation is busy with.
    ///
    /// @param but the activation that tells its own end
    void cancel(Activation activation, @Nullable Activation but) {
        tellCancelled(activation, but, false);
        activation.work = new Work.Starting();
        progress.prune();
    }

    /// Tells of the steps of forks that are taken down with others.
    ///
    /// @param forked whether a fork is around them that is taken down too
    void tellCancelled(Activation activation, @Nullable Activation but, boolean forked) {
        var work = activation.work;
        var waits = work.scopes().isEmpty() || work instanceof Work.Listening;
        if (forked && waits && activation != but) {
            story.tell(StoryEvent.STEP_CANCELLED, activation.pointer(), null);
        }
        for (var scope : work.scopes()) {
            if (scope.running != null) {
                tellCancelled(scope.running, but, forked || work instanceof Work.Branching);
            }
        }
    }
}
