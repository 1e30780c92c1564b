package caseloom.admin;

import caseloom.audit.Actor;
import caseloom.core.cases.RunId;
import caseloom.http.Answer;
import caseloom.outcome.Refusal;
import caseloom.runs.Outcome;
import caseloom.runs.RunRecord;
import caseloom.runs.Runs;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Reading runs, and the verbs of an operator: cancel, pause, resume, retry, restart, skip a step.
final class RunRoutes {

    private static final String WHAT = "run";

    private static final int POINTER_MOST = 1_000;

    private final Runs runs;
    private final CaseRoutes cases;
    private final AdminSettings settings;

    RunRoutes(Runs runs, CaseRoutes cases, AdminSettings settings) {
        this.runs = runs;
        this.cases = cases;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/cases/{case}/runs", this::ofCase).forViewers(),
                Route.get("/runs/{run}", this::read).forViewers(),
                Route.post("/runs/{run}/cancel", call -> verb(call, runs::cancel))
                        .forMembers()
                        .always(),
                Route.post("/runs/{run}/pause", call -> verb(call, runs::pause))
                        .forMembers()
                        .always(),
                Route.post("/runs/{run}/resume", call -> verb(call, runs::resume)).forMembers(),
                Route.post("/runs/{run}/retry", call -> renewal(call, runs::retry)).forMembers(),
                Route.post("/runs/{run}/restart", call -> renewal(call, runs::restart))
                        .forEditors(),
                Route.post("/runs/{run}/skip", this::skip).forEditors());
    }

    /// A case has few runs: only its newest are listed, without pages.
    private Answer ofCase(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        return parameters.judged(() ->
                cases.of(
                        call,
                        found ->
                                Pages.whole(
                                        runs.ofCase(call.organization(), found.id(), size),
                                        Wire::run)));
    }

    private Answer read(Call call) {
        return call.parameters().judged(() -> found(call).orElseGet(() -> unknown(call)));
    }

    private Optional<Answer> found(Call call) {
        return id(call).flatMap(id -> runs.find(call.organization(), id))
                .map(Wire::run)
                .map(Wire::ok);
    }

    /// One of the verbs that need no more than the run.
    @FunctionalInterface
    private interface Verb {
        Outcome done(Actor by, RunId run);
    }

    /// The run itself changes.
    private Answer verb(Call call, Verb verb) {
        return call.parameters()
                .judged(() ->
                        wish(
                                call,
                                id -> verb.done(call.caller().actor(), id),
                                (_, run) -> Wire.ok(Wire.run(run))));
    }

    /// A new run is made.
    private Answer renewal(Call call, Verb verb) {
        return call.parameters()
                .judged(() ->
                        wish(
                                call,
                                id -> verb.done(call.caller().actor(), id),
                                (_, run) -> Wire.created(Wire.run(run))));
    }

    private Answer skip(Call call) {
        return call.parameters().judged(() -> call.withFields(fields -> skip(call, fields)));
    }

    /// A failed run goes on as a new one.
    private Answer skip(Call call, Fields fields) {
        var step = fields.text("step", POINTER_MOST).orElse(null);
        var output = fields.neededJson("output");
        return fields.judged(() ->
                wish(
                        call,
                        id -> runs.skip(call.caller().actor(), id, step, output),
                        (id, run) ->
                                run.id().equals(id)
                                        ? Wire.ok(Wire.run(run))
                                        : Wire.created(Wire.run(run))));
    }

    private static Answer wish(
            Call call, Function<RunId, Outcome> wish, BiFunction<RunId, RunRecord, Answer> answer) {
        var id = id(call);
        return id.isEmpty()
                ? unknown(call)
                : switch (wish.apply(id.get())) {
                    case Outcome.Done(var run) -> answer.apply(id.get(), run);
                    case Outcome.Unknown _ -> unknown(call);
                    case Outcome.NotNow(var run, var why) ->
                            Problems.of(
                                    new Refusal.Conflict(
                                            WHAT,
                                            "The run is " + run.standing() + "; " + why + "."));
                };
    }

    private static Answer unknown(Call call) {
        return Problems.of(new Refusal.NotFound(WHAT, call.part(WHAT)));
    }

    private static Optional<RunId> id(Call call) {
        OptionalLong id = call.id(WHAT);
        return id.isEmpty() ? Optional.empty() : Optional.of(new RunId(id.getAsLong()));
    }
}
