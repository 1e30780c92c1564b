package caseloom.admin;

import caseloom.access.Caller;
import caseloom.access.Entrance;
import caseloom.access.Keys;
import caseloom.access.LegalEntities;
import caseloom.access.Members;
import caseloom.access.Organizations;
import caseloom.access.Tokens;
import caseloom.accounts.AccountDesk;
import caseloom.approvals.Approvals;
import caseloom.audit.AuditTrail;
import caseloom.calls.Trials;
import caseloom.cases.CaseList;
import caseloom.cases.CaseStatistics;
import caseloom.cases.Cases;
import caseloom.changes.CaseChanges;
import caseloom.changes.Collaborators;
import caseloom.comments.Comments;
import caseloom.connections.Connections;
import caseloom.connections.Queries;
import caseloom.core.cases.OrganizationId;
import caseloom.documents.Documents;
import caseloom.events.Events;
import caseloom.events.EventsSettings;
import caseloom.files.FileValues;
import caseloom.files.Files;
import caseloom.http.Answer;
import caseloom.http.Body;
import caseloom.http.Dialect;
import caseloom.http.Request;
import caseloom.http.Routes;
import caseloom.http.Routes.Found;
import caseloom.live.LiveChanges;
import caseloom.models.Models;
import caseloom.outcome.Refusal;
import caseloom.runs.Runs;
import caseloom.secrets.Secrets;
import caseloom.signatures.Signatures;
import caseloom.uploads.Uploads;
import caseloom.vault.Vault;
import caseloom.views.SavedViews;
import caseloom.webhooks.PostOffice;
import caseloom.workflows.Workflows;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Our own API, everything below `/api/v1`. Checks run in this order: token or session, rate, path
/// and method, who may do it, organization, whether it is closed, body; then the route's own.
public final class AdminApi implements Dialect {

    public static final String PREFIX = "/api/v1";

    /// The largest body: a workflow document is 1 MiB at most.
    static final int BODY_MOST = 1 << 20;

    private static final String ORGANIZATION = "organization";

    /// The largest body of whoever did not come in yet.
    private static final int ANONYMOUS_BODY_MOST = 1 << 14;

    private final Gate gate;
    private final Organizations organizations;
    private final Members members;
    private final List<Route> all;
    private final Routes<Route> routes = new Routes<>();

    /// Who comes in, the records of who may, and of what they did.
    public record Access(
            Entrance entrance,
            Organizations organizations,
            Tokens tokens,
            People people,
            AuditTrail trail) {}

    /// Who and what an organization is made of, and how people sign in.
    public record People(
            Members members, Keys keys, LegalEntities legalEntities, AccountDesk accounts) {}

    /// What an organization keeps from everybody, and what that is sealed with.
    public record Keeping(Secrets secrets, Vault vault) {}

    /// The use cases of workflows, cases, runs, and of what people say to them.
    public record Flows(Workflows workflows, Sight sight, Runs runs, Talk talk) {}

    /// How cases are seen: one by one, listed, counted, and while they change.
    public record Sight(
            Cases cases,
            CaseList list,
            SavedViews views,
            CaseStatistics statistics,
            LiveChanges changes) {}

    /// What people say of themselves, and what they are asked.
    public record Talk(
            Comments comments, Approvals approvals, Signatures signatures, Hands hands) {}

    /// What people change about cases, and who works on them.
    public record Hands(CaseChanges changes, Collaborators collaborators) {}

    /// Events, and how they are read.
    public record Post(Events events, EventsSettings settings) {}

    /// Connections, their queries, how they are tried out, the models they lead to, and webhooks.
    public record Services(
            Connections connections,
            Queries queries,
            Trials trials,
            Models models,
            PostOffice posts) {}

    /// The files of cases, how they come, those that values name, and documents.
    public record Filed(Files files, Uploads uploads, FileValues values, Documents documents) {}

    /// Everything that cases and runs go through.
    public record Ways(
            Flows flows, CaseCreation creation, Post post, Services services, Filed filed) {}

    private AdminApi(Access access, Gate gate, List<Route> all) {
        this.gate = gate;
        this.organizations = access.organizations();
        this.members = access.people().members();
        this.all = List.copyOf(all);
        all.forEach(route -> routes.with(route.method(), route.path(), route));
    }

    /// The API over these features.
    public static AdminApi of(
            Access access,
            Ways ways,
            Keeping keeping,
            AdminSettings settings,
            InstantSource clock) {
        var gate = new Gate(access.entrance(), access.people().accounts(), clock);
        var flows = ways.flows();
        var sight = flows.sight();
        var creation = ways.creation();
        var workflows = new WorkflowRoutes(flows.workflows(), settings);
        var cases = new CaseRoutes(sight.cases(), sight.list(), creation, workflows, settings);
        var all = new ArrayList<Route>();
        all.add(OpenApi.ROUTE);
        all.addAll(new OrganizationRoutes(access.organizations(), settings).routes());
        all.addAll(workflows.routes());
        all.addAll(new TestRunRoutes(flows.workflows(), clock, settings).routes());
        all.addAll(FunctionRoutes.routes());
        all.addAll(cases.routes());
        all.addAll(new ViewRoutes(sight.views()).routes());
        all.addAll(new StatisticsRoutes(sight.statistics()).routes());
        all.addAll(new StreamRoutes(sight.changes(), gate).routes());
        all.addAll(new RunRoutes(flows.runs(), cases, settings).routes());
        var members = access.people().members();
        var talk = flows.talk();
        var values = ways.filed().values();
        all.addAll(new ChangeRoutes(talk.hands(), members, cases).routes());
        all.addAll(new CommentRoutes(talk.comments(), members, cases, settings).routes());
        all.addAll(new ApprovalRoutes(talk.approvals(), members, cases, values, settings).routes());
        all.addAll(
                new SignatureRoutes(talk.signatures(), members, cases, values, settings).routes());
        all.addAll(new FileRoutes(ways.filed(), cases, settings).routes());
        all.addAll(new DocumentRoutes(ways.filed(), members, settings).routes());
        all.addAll(new EventRoutes(ways.post()).routes());
        var connections =
                new ConnectionRoutes(
                        ways.services().connections(), ways.services().trials(), settings);
        all.addAll(connections.routes());
        all.addAll(new QueryRoutes(ways.services().queries(), connections, settings).routes());
        all.addAll(new ModelRoutes(ways.services().models(), connections, settings).routes());
        var posts = ways.services().posts();
        all.addAll(new WebhookRoutes(posts.destinations(), posts.deliveries(), settings).routes());
        all.addAll(new DeliveryRoutes(posts.deliveries(), settings).routes());
        all.addAll(new TokenRoutes(access.tokens(), clock, settings).routes());
        var people = access.people();
        all.addAll(new KeyRoutes(people.keys(), people.members(), clock, settings).routes());
        all.addAll(new MemberRoutes(people.members(), settings).routes());
        all.addAll(signingIn(people.accounts(), gate, settings));
        all.addAll(new LegalEntityRoutes(people.legalEntities(), settings).routes());
        all.addAll(new SecretRoutes(keeping.secrets(), settings).routes());
        all.addAll(new MasterKeyRoutes(keeping.vault()).routes());
        all.addAll(new AuditRoutes(access.trail(), settings).routes());
        return new AdminApi(access, gate, all);
    }

    /// All about sessions, and how people come to have one.
    private static List<Route> signingIn(AccountDesk desk, Gate gate, AdminSettings settings) {
        var answers = new SignedInAnswers(desk, gate.cookie());
        var all = new ArrayList<Route>();
        all.addAll(new SessionRoutes(desk, gate, answers).routes());
        all.addAll(new SsoRoutes(desk, gate).routes());
        all.addAll(new ProfileRoutes(desk, answers).routes());
        all.addAll(new SetupRoutes(desk, answers).routes());
        all.addAll(new InvitationRoutes(desk, answers, settings).routes());
        return all;
    }

    @Override
    public String name() {
        return "admin";
    }

    @Override
    public Answer answer(Request request) {
        var found = routes.find(request.method(), request.path().substring(PREFIX.length()));
        if (found instanceof Found.Hit<Route>(var route, var parts)
                && route.access() == Route.Access.ANYBODY) {
            return anonymous(request, route, parts);
        }
        return switch (gate.enter(request, found)) {
            case Gate.Entry.Refused(var answer) -> answer;
            case Gate.Entry.Admitted(var who) -> {
                var answer = admitted(request, who, found);
                yield who.cookie() == null ? answer : answer.with(who.cookie());
            }
        };
    }

    @Override
    public Answer failed() {
        return Problems.broken();
    }

    @Override
    public Answer unavailable() {
        return Problems.unavailable();
    }

    /// All operations, for the test that holds them against the OpenAPI document.
    List<Route> routes() {
        return all;
    }

    private Answer anonymous(Request request, Route route, List<String> parts) {
        var why = gate.whyNotAnonymous(request);
        return why == null ? done(request, route, parts, ANONYMOUS_BODY_MOST, Call.By.NOBODY) : why;
    }

    private Answer admitted(Request request, Gate.Who who, Found<Route> found) {
        return switch (found) {
            case Found.Unknown<Route> _ -> Problems.noPath();
            case Found.WrongMethod<Route>(var allow) -> Problems.noMethod(allow);
            case Found.Hit<Route>(var route, var parts) -> {
                var why = whyNot(route, who.caller());
                yield why == null ? routed(request, who, route, parts) : why;
            }
        };
    }

    /// Why somebody may not use a route; null when they may.
    private static @Nullable Answer whyNot(Route route, Caller caller) {
        if (route.access() == Route.Access.INSTALLATION && !caller.installation()) {
            return Problems.installationOnly();
        }
        var signedIn = caller.signedIn();
        if (signedIn == null) {
            return route.access() == Route.Access.SESSION ? Problems.sessionOnly() : null;
        }
        return signedIn.role().covers(route.least())
                ? null
                : Problems.role(route.least(), signedIn.role());
    }

    private Answer routed(Request request, Gate.Who who, Route route, List<String> parts) {
        var caller = who.caller();
        var named = request.query().all().get(ORGANIZATION);
        var acting = acting(caller, named);
        if (acting.isEmpty()) {
            return Problems.of(new Refusal.NotFound(ORGANIZATION, String.valueOf(named)));
        }
        if (isShut(route, caller, acting.get())) {
            return Problems.of(
                    new Refusal.Conflict(
                            ORGANIZATION,
                            "Organization "
                                    + acting.get().organization().value()
                                    + " is closed. Reopen it first."));
        }
        return done(request, route, parts, BODY_MOST, new Call.By(acting.get(), who.session()));
    }

    private static Answer done(
            Request request, Route route, List<String> parts, int most, Call.By by) {
        var body = route.streamed() ? Body.Whole.unread() : request.body(most);
        return switch (body) {
            case Body.TooLarge _ -> Problems.tooLarge(most);
            case Body.Broken _ -> Problems.brokenBody();
            case Body.Whole whole ->
                    route.action()
                            .answer(
                                    new Call(
                                            by,
                                            named(route, parts),
                                            new Parameters(request.query().all()),
                                            new Call.Sent(request, whole)));
        };
    }

    /// The caller in the organization that the request names. Who may not act for it learns no more
    /// than that there is none. What is made there belongs to its first administrator.
    private Optional<Caller> acting(Caller caller, @Nullable String named) {
        if (named == null || named.equals(Long.toString(caller.organization().value()))) {
            return Optional.of(caller);
        }
        var number = Call.number(named);
        if (!caller.installation() || number.isEmpty()) {
            return Optional.empty();
        }
        var other = new OrganizationId(number.getAsLong());
        return members.firstAdministrator(other)
                .map(member -> new Caller(other, caller.token(), member.id(), true));
    }

    /// In a closed organization the installation reads, stops and takes away, and does no more. Its
    /// own tokens do not come as far as here.
    private boolean isShut(Route route, Caller caller, Caller acting) {
        return route.offered() == Route.Offered.OPEN
                && !acting.organization().equals(caller.organization())
                && organizations.isClosed(acting.organization());
    }

    private static Map<String, String> named(Route route, List<String> parts) {
        var named = new HashMap<String, String>();
        var names = route.parts();
        for (var i = 0; i < parts.size(); i++) {
            named.put(names.get(i), parts.get(i));
        }
        return named;
    }
}
