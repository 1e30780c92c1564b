package caseloom.admin;

import caseloom.core.cases.RunId;
import caseloom.http.Answer;
import caseloom.outcome.Refusal;
import caseloom.runs.Outcome;
import caseloom.runs.RunRecord;
import caseloom.runs.Runs;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// Reading runs, ending them, trying them again.
final class RunRoutes {

    private static final String WHAT = "run";

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
                Route.get("/cases/{case}/runs", this::ofCase),
                Route.get("/runs/{run}", this::read),
                Route.post("/runs/{run}/cancel", this::cancel),
                Route.post("/runs/{run}/retry", this::retry));
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

    private Answer cancel(Call call) {
        return wish(
                call,
                id -> runs.cancel(call.organization(), id, by(call)),
                run -> Wire.ok(Wire.run(run)));
    }

    private Answer retry(Call call) {
        return wish(
                call,
                id -> runs.retry(call.organization(), id, by(call)),
                run -> Wire.created(Wire.run(run)));
    }

    private Answer wish(
            Call call, Function<RunId, Outcome> wish, Function<RunRecord, Answer> answer) {
        return call.parameters()
                .judged(() ->
                        id(call).map(wish)
                                .map(outcome ->
                                        switch (outcome) {
                                            case Outcome.Done(var run) -> answer.apply(run);
                                            case Outcome.Unknown _ -> unknown(call);
                                            case Outcome.NotNow(var status, var why) ->
                                                    notNow(status.word(), why);
                                        })
                                .orElseGet(() -> unknown(call)));
    }

    private static Answer notNow(String status, String why) {
        return Problems.of(new Refusal.Conflict(WHAT, "The run is " + status + "; " + why + "."));
    }

    private static Answer unknown(Call call) {
        return Problems.of(new Refusal.NotFound(WHAT, call.part(WHAT)));
    }

    /// Who asked, for the history: the member, never the token.
    private static String by(Call call) {
        return "member " + call.caller().member();
    }

    private static Optional<RunId> id(Call call) {
        OptionalLong id = call.id(WHAT);
        return id.isEmpty() ? Optional.empty() : Optional.of(new RunId(id.getAsLong()));
    }
}
