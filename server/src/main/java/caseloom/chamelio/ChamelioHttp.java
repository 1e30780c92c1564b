package caseloom.chamelio;

import caseloom.access.KeyEntrance;
import caseloom.access.KeyEntry;
import caseloom.access.LegalEntities;
import caseloom.access.Members;
import caseloom.activity.ActivityLog;
import caseloom.approvals.Approvals;
import caseloom.changes.Collaborators;
import caseloom.comments.Comments;
import caseloom.documents.Documents;
import caseloom.files.DownloadLinks;
import caseloom.files.Files;
import caseloom.files.Staging;
import caseloom.files.StepDocuments;
import caseloom.http.Answer;
import caseloom.http.Dialect;
import caseloom.http.Request;
import caseloom.http.Routes;
import caseloom.http.Routes.Found;
import caseloom.intake.Intake;
import caseloom.runs.Runs;
import caseloom.signatures.Signatures;
import caseloom.tasks.Tasks;
import caseloom.workflows.Catalogue;
import caseloom.workflows.PublishedWorkflows;
import java.time.InstantSource;
import java.util.List;

/// The front door of Chamelio's External API: the first three checks of L-24 are here, the calls
/// have the others. Gets every path that no other dialect takes (L-1, L-8). Safe to share.
public final class ChamelioHttp implements Dialect {

    private static final String KEY = "X-API-Key";

    private final KeyEntrance entrance;
    private final Routes<Route> routes;

    private ChamelioHttp(KeyEntrance entrance, Routes<Route> routes) {
        this.entrance = entrance;
        this.routes = routes;
    }

    /// Who comes in, and who may be named.
    public record Access(KeyEntrance entrance, Members members, LegalEntities entities) {}

    /// What the calls are about.
    public record Flows(
            Catalogue catalogue, PublishedWorkflows workflows, Tasks tasks, Runs runs, Talk talk) {}

    /// What people say about tasks, what they are asked, who works on them, and the log that shows
    /// it all.
    public record Talk(
            Comments comments,
            Approvals approvals,
            Signatures signatures,
            Collaborators collaborators,
            ActivityLog log) {}

    /// Files, those that steps made, the links to them, and Core's documents.
    public record Filed(
            Files files, StepDocuments made, DownloadLinks links, Documents documents) {}

    /// The dialect over these features.
    public static ChamelioHttp of(
            Access access, Flows flows, Filed filed, Intake intake, Terms terms) {
        var versions = new Versions(flows.catalogue(), flows.workflows());
        var routes = new Routes<Route>();
        add(routes, new WorkflowCalls(versions, access.entities()));
        add(
                routes,
                new InitiateCalls(
                        versions,
                        access.members(),
                        filed.files(),
                        new Initiation(new Staging(filed.files()), intake, terms),
                        terms.settings()));
        var talk = flows.talk();
        var tasks =
                new TaskCalls(
                        flows.tasks(),
                        flows.runs(),
                        new Involved(talk.approvals(), talk.signatures(), talk.collaborators()),
                        terms.settings().dashboardUrl());
        add(routes, tasks);
        add(routes, new FileCalls(tasks, filed.files(), filed.links(), access.members()));
        add(
                routes,
                new CoreCalls(
                        filed.documents(), filed.files(), access.members(), terms.settings()));
        add(routes, new DocumentCalls(flows.tasks(), filed));
        add(routes, new ApprovalCalls(flows, tasks, access.members(), filed, terms));
        add(
                routes,
                new SignCalls(flows, tasks, access.members(), filed, terms),
                new SignedDocumentCalls(flows, tasks, filed));
        add(
                routes,
                new CommentCalls(tasks, talk.comments(), access.members(), terms.settings()),
                new ActivityCalls(tasks, talk.log()));
        return new ChamelioHttp(access.entrance(), routes);
    }

    private static void add(Routes<Route> routes, WorkflowCalls workflows) {
        routes.with("GET", "/users/org-info", new Route(workflows::organization).tellingClosed())
                .with("GET", "/workflows", new Route(workflows::list, "Failed to list workflows"))
                .with(
                        "GET",
                        "/workflows/{}/{}/schema",
                        new Route(workflows::schema, "Failed to get workflow schema"));
    }

    private static void add(Routes<Route> routes, InitiateCalls initiate) {
        routes.with(
                        "POST",
                        "/workflows/{}/{}/initiate",
                        new Route(initiate::initiate, Initiation.FAILED))
                .with(
                        "POST",
                        "/workflows/{}/{}/initiate-flexible",
                        new Route(initiate::flexible, Initiation.FAILED));
    }

    private static void add(Routes<Route> routes, TaskCalls tasks) {
        routes.with("GET", "/tasks", new Route(tasks::list, "Failed to list tasks"))
                .with("GET", "/tasks/{}", new Route(tasks::get, "Failed to get task"))
                .with("POST", "/tasks/{}/cancel", new Route(tasks::cancel, "Failed to cancel task"))
                .with(
                        "GET",
                        "/tasks/{}/latest-negotiation-version",
                        new Route(
                                tasks::negotiation,
                                "Failed to retrieve latest negotiation version"));
    }

    private static void add(Routes<Route> routes, ApprovalCalls approvals) {
        routes.with(
                        "POST",
                        "/tasks/{}/approve",
                        new Route(approvals::approve, "Failed to submit approval"))
                .with(
                        "GET",
                        "/tasks/{}/approval-details",
                        new Route(approvals::details, "Failed to get approval details"));
    }

    private static void add(
            Routes<Route> routes, SignCalls signing, SignedDocumentCalls documents) {
        routes.with(
                        "POST",
                        "/tasks/{}/initiate_sign",
                        new Route(signing::initiate, "Failed to initiate signature"))
                .with(
                        "GET",
                        "/tasks/{}/signed-documents",
                        new Route(documents::list, "Failed to get signed documents"));
    }

    private static void add(Routes<Route> routes, FileCalls files) {
        routes.with("GET", "/tasks/{}/files", new Route(files::ofTask, "Failed to list task files"))
                .with("GET", "/files/{}", new Route(files::download, "Failed to download file"));
    }

    private static void add(Routes<Route> routes, CoreCalls core) {
        routes.with("POST", "/core/upload", new Route(core::upload, "Failed to upload document"))
                .with(
                        "PATCH",
                        "/core/files/{}/attributes",
                        new Route(core::attributes, "Failed to update file attributes"))
                .with(
                        "POST",
                        "/core/contracts/{}",
                        new Route(core::contract, "Failed to get contract data"));
    }

    private static void add(Routes<Route> routes, DocumentCalls documents) {
        routes.with(
                "GET",
                "/tasks/{}/steps/{}/document",
                new Route(documents::ofStep, "Failed to download step document"));
    }

    private static void add(Routes<Route> routes, CommentCalls comments, ActivityCalls activity) {
        routes.with(
                        "POST",
                        "/tasks/{}/comment",
                        new Route(comments::comment, "Failed to create comment"))
                .with(
                        "GET",
                        "/tasks/{}/activity-logs",
                        new Route(activity::list, "Failed to get activity logs"));
    }

    /// What the calls go by.
    public record Terms(InstantSource clock, ChamelioSettings settings) {}

    /// What answers a request of somebody who was let in.
    @FunctionalInterface
    interface Call {
        Answer answer(Asked asked);
    }

    /// A call, what it says when it fails (L-30), and whether it tells that the organization is
    /// closed (L-45); for the others the key is switched off.
    private record Route(Call call, Answer failed, boolean tellsClosed) {

        Route(Call call) {
            this(call, Details.INTERNAL, false);
        }

        Route(Call call, String failed) {
            this(call, Details.error(500, failed), false);
        }

        Route tellingClosed() {
            return new Route(call, failed, true);
        }
    }

    @Override
    public String name() {
        return "chamelio";
    }

    @Override
    public Answer answer(Request request) {
        return switch (routes.find(request.method(), request.path())) {
            case Found.Unknown<Route>() -> Details.NOT_FOUND;
            case Found.WrongMethod<Route>(var allow) -> Details.methodNotAllowed(allow);
            case Found.Hit<Route>(var route, var parts) ->
                    switch (entered(route, request.header(KEY))) {
                        case KeyEntry.Refused(var detail) -> Details.error(401, detail);
                        case KeyEntry.TooMany(var seconds) -> Details.tooMany(seconds);
                        case KeyEntry.Closed() -> Details.ORGANIZATION_NOT_FOUND;
                        case KeyEntry.Admitted(var caller) ->
                                route.call().answer(new Asked(caller, parts, request));
                    };
        };
    }

    private KeyEntry entered(Route route, List<String> headers) {
        return route.tellsClosed() ? entrance.enterEvenClosed(headers) : entrance.enter(headers);
    }

    @Override
    public Answer failed() {
        return Details.INTERNAL;
    }

    @Override
    public Answer failed(Request request) {
        return routes.find(request.method(), request.path())
                        instanceof Found.Hit<Route>(var route, var _)
                ? route.failed()
                : Details.INTERNAL;
    }

    @Override
    public Answer unavailable() {
        return Details.UNAVAILABLE;
    }
}
