package caseloom.approve;

import caseloom.access.Members;
import caseloom.approvals.Approvals;
import caseloom.approvals.Decided;
import caseloom.approvals.Delegated;
import caseloom.audit.Actor;
import caseloom.cases.Cases;
import caseloom.core.approval.ApprovalRequest.Kind;
import caseloom.core.definition.StepFields;
import caseloom.files.Filing;
import caseloom.http.Answer;
import caseloom.http.Body;
import caseloom.http.Dialect;
import caseloom.http.Request;
import caseloom.http.Routes;
import caseloom.http.Routes.Found;
import caseloom.links.Links;
import caseloom.links.Purpose;
import caseloom.pages.FormValues;
import caseloom.pages.Pages;
import caseloom.tasks.Tasks;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Shows what is asked of somebody who came by a link, and takes their answer. The secret in the
/// address is all that is asked for; forms must come from our own pages. Safe to share.
public final class ApproveHttp implements Dialect {

    public static final String PREFIX = Purpose.APPROVAL.prefix();

    private final Approvals approvals;
    private final Pages pages;
    private final Visits visits;
    private final Shown shown;
    private final DecidingPage page;
    private final ApproveSettings settings;
    private final Routes<Call> routes =
            new Routes<Call>()
                    .with("GET", "/{token}", (token, _) -> show(token))
                    .with("POST", "/{token}", this::decide)
                    .with("POST", "/{token}" + DecidingPage.HANDOVER, this::handOver);

    private interface Call {
        Answer answer(String token, Request request);
    }

    /// What the pages show, and whom they know.
    public record Ground(
            Approvals approvals, Members members, Tasks tasks, Cases cases, Filing filing) {}

    public ApproveHttp(Ground ground, Links links, Pages pages, ApproveSettings settings) {
        this.approvals = ground.approvals;
        this.pages = pages;
        this.visits = new Visits(links, approvals, ground.members, pages);
        this.shown = new Shown(ground.tasks, ground.cases, ground.filing.files());
        this.page = new DecidingPage(pages, ground.filing.links());
        this.settings = settings;
    }

    @Override
    public String name() {
        return "approve";
    }

    @Override
    public Answer answer(Request request) {
        return switch (routes.find(request.method(), request.path().substring(PREFIX.length()))) {
            case Found.Hit<Call> hit -> hit.handler().answer(hit.parameters().getFirst(), request);
            case Found.WrongMethod<Call>(var allow) -> pages.wrongMethod(allow);
            case Found.Unknown<Call> _ -> pages.notFound();
        };
    }

    /// Whoever has the address may decide.
    @Override
    public String loggable(String path) {
        return PREFIX + "/…";
    }

    @Override
    public Answer failed() {
        return pages.failed();
    }

    @Override
    public Answer unavailable() {
        return pages.unavailable();
    }

    private Answer show(String token) {
        return visits.letIn(token, visit -> show(visit, Filled.NOTHING));
    }

    private Answer show(Visit visit, Filled filled) {
        return shown.of(visit.opens().organization(), visit.approval())
                .map(matter -> page.of(visit, matter, filled))
                .orElseGet(pages::notFound);
    }

    private Answer decide(String token, Request request) {
        return sent(request, form -> visits.letIn(token, visit -> decide(visit, form)));
    }

    private Answer handOver(String token, Request request) {
        return sent(request, form -> visits.letIn(token, visit -> handOver(visit, form)));
    }

    /// Reads the form, if it is one of ours.
    private Answer sent(Request request, Function<FormValues, Answer> then) {
        if (!pages.isOurs(request)) {
            return pages.foreign();
        }
        return switch (request.body(settings.bodyMost())) {
            case Body.TooLarge _ -> pages.tooLarge();
            case Body.Broken _ -> pages.malformed();
            case Body.Whole whole ->
                    FormValues.read(whole.bytes()).map(then).orElseGet(pages::malformed);
        };
    }

    private Answer decide(Visit visit, FormValues form) {
        var input = visit.approval().asked().request().kind() == Kind.INPUT;
        var said = form.first(DecidingPage.DECISION);
        var approved = said.equals(DecidingPage.APPROVE);
        if (!approved && (input || !said.equals(DecidingPage.DECLINE))) {
            return pages.malformed();
        }
        var fields = visit.approval().fields().orElse(StepFields.NONE);
        var answers = Answers.read(fields, form, approved);
        if (!answers.filled().fits()) {
            return show(visit, answers.filled());
        }
        var comment = answers.filled().comment();
        var word =
                new Approvals.Word(
                        approved,
                        input || comment.isEmpty() ? null : comment,
                        answers.values(),
                        _ -> {});
        return switch (approvals.decide(
                actor(visit), visit.approval().id(), visit.member(), word)) {
            case Decided.Taken _ -> taken(input, approved);
            case Decided.NotOpen _, Decided.NotEligible _ -> visits.late(visit);
        };
    }

    private Answer taken(boolean input, boolean approved) {
        var what =
                input
                        ? "Your answer was sent."
                        : approved ? "You have approved." : "You have declined.";
        return pages.told(200, "Thank you", what + " You can close this page.");
    }

    private Answer handOver(Visit visit, FormValues form) {
        var email = form.first(Filled.TO).strip();
        var filled = new Filled(Map.of(Filled.TO, email), "", Map.of(), List.of());
        var to = visits.member(visit, email);
        if (to.isEmpty()) {
            return show(
                    visit,
                    filled.wrong(
                            Filled.TO,
                            "Nobody of this address is an active member of the organization."));
        }
        var delegated =
                approvals.delegate(
                        actor(visit), visit.approval().id(), visit.member(), to.get(), null);
        return switch (delegated) {
            case Delegated.Done _ ->
                    pages.told(
                            200,
                            "Thank you",
                            to.get().email()
                                    + " is asked instead of you. You can close this page.");
            case Delegated.AskedAlready _ ->
                    show(visit, filled.wrong(Filled.TO, "They are asked already, or were."));
            case Delegated.TooMany _ ->
                    show(visit, filled.wrong(Filled.TO, "This was handed over too often already."));
            case Delegated.NotOpen _, Delegated.NoSeat _ -> visits.late(visit);
        };
    }

    private static Actor actor(Visit visit) {
        return Actor.member(
                visit.opens().organization(), visit.member().id(), visit.member().email());
    }
}
