package caseloom.champ;

import caseloom.access.Caller;
import caseloom.access.Entrance;
import caseloom.access.Entrance.Entry;
import caseloom.access.TokenKind;
import caseloom.core.cases.WorkflowId;
import caseloom.http.Answer;
import caseloom.http.Dialect;
import caseloom.http.Request;
import caseloom.http.Routes;
import caseloom.http.Routes.Found;
import caseloom.workflows.PublishedWorkflows;
import caseloom.workflows.WorkflowStanding;
import java.util.List;

/// The front door of the Champ API. The first three checks of C-16 are here; the calls have the
/// others. Safe to share.
public final class ChampHttp implements Dialect {

    public static final String PREFIX = ChampAddresses.PREFIX;

    private static final String AUTHORIZATION = "Authorization";

    private final Entrance entrance;
    private final PublishedWorkflows workflows;
    private final Routes<Call> routes;

    public ChampHttp(
            Entrance entrance, PublishedWorkflows workflows, ChampReads reads, ChampPosts posts) {
        this.entrance = entrance;
        this.workflows = workflows;
        this.routes =
                new Routes<Call>(ChampAddresses::isNumber)
                        .with("POST", "/workflows/{}/cases", posts::createCase)
                        .with("GET", "/workflows/{}/cases/{}", reads::fetchCase)
                        .with("POST", "/workflows/{}/runs", posts::startRun)
                        .with("GET", "/workflows/{}/runs/{}", reads::pollRun);
    }

    /// One of the four calls, for a caller that was admitted and a workflow that exists.
    ///
    /// `number` is the second number of the path; 0 where there is none.
    @FunctionalInterface
    interface Call {
        Answer answer(Caller caller, WorkflowStanding workflow, long number, Request request);
    }

    @Override
    public String name() {
        return "champ";
    }

    @Override
    public Answer answer(Request request) {
        var entry = entrance.enter(request.header(AUTHORIZATION), TokenKind.API);
        return switch (entry) {
            case Entry.Unknown() -> ChampErrors.UNAUTHORIZED;
            case Entry.TooMany(var seconds) -> ChampErrors.rateLimited(seconds);
            case Entry.Admitted(var caller) -> routed(caller, request);
        };
    }

    @Override
    public Answer failed() {
        return ChampErrors.INTERNAL_ERROR;
    }

    @Override
    public Answer unavailable() {
        return ChampErrors.UNAVAILABLE;
    }

    private Answer routed(Caller caller, Request request) {
        var path = request.path().substring(PREFIX.length());
        return switch (routes.find(request.method(), path)) {
            case Found.Hit<Call>(var call, var texts) -> called(call, caller, texts, request);
            case Found.WrongMethod<Call>(var allow) -> ChampErrors.methodNotAllowed(allow);
            case Found.Unknown<Call>() -> ChampErrors.NOT_FOUND;
        };
    }

    private Answer called(Call call, Caller caller, List<String> texts, Request request) {
        var workflow = new WorkflowId(Long.parseLong(texts.getFirst()));
        var number = texts.size() == 1 ? 0 : Long.parseLong(texts.getLast());
        return workflows
                .standing(caller.organization(), workflow)
                .map(standing -> call.answer(caller, standing, number, request))
                .orElse(ChampErrors.NOT_FOUND);
    }
}
