package caseloom.admin;

import caseloom.HandClock;
import caseloom.access.AccessSettings;
import caseloom.access.Entrance;
import caseloom.access.KeyEntrance;
import caseloom.access.Keys;
import caseloom.access.LegalEntities;
import caseloom.access.Members;
import caseloom.access.NewToken;
import caseloom.access.Organizations;
import caseloom.access.TokenKind;
import caseloom.access.Tokens;
import caseloom.accounts.AccountDesk;
import caseloom.accounts.AccountsSettings;
import caseloom.approvals.Approvals;
import caseloom.approvals.ApprovalsSettings;
import caseloom.approvals.Invitations;
import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.callbacks.Callbacks;
import caseloom.callbacks.CallbacksSettings;
import caseloom.callbacks.Posted;
import caseloom.calls.Accesses;
import caseloom.calls.CallsSettings;
import caseloom.calls.SecretCalls;
import caseloom.calls.ServiceCalls;
import caseloom.calls.Trials;
import caseloom.cases.CaseList;
import caseloom.cases.CaseSearch;
import caseloom.cases.CaseSearchSettings;
import caseloom.cases.CaseStatistics;
import caseloom.cases.Cases;
import caseloom.changes.CaseChanges;
import caseloom.changes.Collaborators;
import caseloom.changes.CollaboratorsSettings;
import caseloom.comments.Comments;
import caseloom.comments.CommentsSettings;
import caseloom.connections.Connections;
import caseloom.connections.Queries;
import caseloom.connections.Slots;
import caseloom.connections.UsedByWorkflows;
import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.Definitions;
import caseloom.core.definition.Function;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.db.TestDatabase;
import caseloom.documents.Documenting;
import caseloom.documents.DocumentsSettings;
import caseloom.documents.FieldExtraction;
import caseloom.engine.Engine;
import caseloom.engine.EngineSettings;
import caseloom.engine.Reach;
import caseloom.engine.Surroundings;
import caseloom.events.EventsSettings;
import caseloom.files.FilesSettings;
import caseloom.files.Filing;
import caseloom.functions.Functions;
import caseloom.http.HttpServer;
import caseloom.http.HttpSettings;
import caseloom.http.Mount;
import caseloom.intake.Arrival;
import caseloom.intake.IdempotencyKeys;
import caseloom.intake.Intake;
import caseloom.intake.IntakeSettings;
import caseloom.intake.Numbers;
import caseloom.intake.Receipt;
import caseloom.live.LiveChanges;
import caseloom.live.LiveSettings;
import caseloom.mail.MailSettings;
import caseloom.mail.Mailing;
import caseloom.models.Models;
import caseloom.outbound.Outbound;
import caseloom.outbound.OutboundSettings;
import caseloom.runs.Runs;
import caseloom.schedules.EventStarts;
import caseloom.schedules.SchedulesSettings;
import caseloom.schedules.Timetable;
import caseloom.secrets.MissingSecrets;
import caseloom.secrets.Secrets;
import caseloom.settings.Env;
import caseloom.signatures.SigningOffice;
import caseloom.signatures.TestSigning;
import caseloom.uploads.Uploads;
import caseloom.vault.TestVault;
import caseloom.views.SavedViews;
import caseloom.views.SavedViewsSettings;
import caseloom.webhooks.PostOffice;
import caseloom.webhooks.UsedByWebhooks;
import caseloom.webhooks.WebhooksSettings;
import caseloom.workflows.CachedWorkflows;
import caseloom.workflows.Followers;
import caseloom.workflows.NamedWorkflows;
import caseloom.workflows.Workflows;
import caseloom.workflows.WorkflowsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A server with our own API, an engine behind it, a database of its own, and two organizations.
public final class AdminRig implements AutoCloseable {

    public static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

    private final HandClock clock = new HandClock(NOON);
    private final TestDatabase database = TestDatabase.fresh();
    private final Env env =
            new Env(
                    Map.of(
                            "CASELOOM_PORT",
                            "0",
                            "CASELOOM_HOST",
                            "127.0.0.1",
                            "CASELOOM_OUTBOUND_ALLOW",
                            "127.0.0.1",
                            "CASELOOM_PASSWORDS_MEMORY_KIB",
                            "1024"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Outbound outbound = new Outbound(OutboundSettings.from(env));
    private final CaseSearch search;
    private final LiveChanges live;
    private final Tokens tokens;
    private final Organizations organizations;
    private final Keys keys;
    private final KeyEntrance keyEntrance;
    private final Members members;
    private final LegalEntities legalEntities;
    private final Connections connections;
    private final ServiceCalls calls;
    private final PostOffice posts;
    private final Engine engine;
    private final Intake intake;
    private final AdminApi api;
    private final HttpServer server;
    private final Callbacks callbacks;
    private final Approvals approvals;
    private final SigningOffice signing;
    private final EventStarts eventStarts;
    private final Documenting documenting;
    private final Runs runs;

    /// An organization with its administrator, seen from outside.
    public record Tenant(Organizations.Created created, String token) {

        public long organization() {
            return created.id().value();
        }
    }

    public AdminRig() {
        var db = database.db();
        var epoch = new CacheEpoch(db, clock);
        tokens = new Tokens(db, epoch, clock, RandomGenerator.getDefault());
        organizations = new Organizations(db, epoch, clock);
        search = new CaseSearch(db, clock, CaseSearchSettings.from(env));
        live = new LiveChanges(database.notifications(), clock, LiveSettings.from(env));
        var definitions = Definitions.standard();
        var published = new CachedWorkflows(db, epoch, definitions, WorkflowsSettings.from(env));
        callbacks = callbacks(db);
        approvals = approvals(db, published);
        var grounds = new TestSigning.Ground(db, clock, published);
        signing = TestSigning.office(grounds, callbacks, filing(db), this::posted);
        var uses = new UsedByWorkflows();
        connections =
                new Connections(
                        db, epoch, clock, TestVault.on(db), List.of(uses, new UsedByWebhooks()));
        var slots = new Slots(db, clock);
        calls = calls(slots);
        posts = posts(db, published, slots);
        engine = engine(db, published);
        intake = intake(db);
        eventStarts = eventStarts(db, published);
        var onward = new Runs.Onward(search::changed, engine::hint, posts.herald());
        runs = new Runs(db, clock, onward, engine.prompts());
        var entrance = new Entrance(db, epoch, clock, AccessSettings.from(env));
        keyEntrance = new KeyEntrance(db, epoch, clock, AccessSettings.from(env));
        keys = new Keys(db, epoch, clock, RandomGenerator.getDefault());
        members = new Members(db, epoch, clock);
        legalEntities = new LegalEntities(db);
        var people = new AdminApi.People(members, keys, legalEntities, accounts(db, epoch));
        var access =
                new AdminApi.Access(entrance, organizations, tokens, people, new AuditTrail(db));
        var flows =
                new AdminApi.Flows(
                        new Workflows(
                                db,
                                epoch,
                                clock,
                                definitions,
                                new Followers(
                                        List.of(new Timetable(), uses, new MissingSecrets()))),
                        sight(db),
                        runs,
                        new AdminApi.Talk(
                                comments(db),
                                approvals,
                                signing.signatures(),
                                hands(db, published)));
        documenting = documenting(db);
        var creation = new CaseCreation(published, intake, filing(db).values(), clock);
        var post = new AdminApi.Post(engine.events(), EventsSettings.from(env));
        var ways = new AdminApi.Ways(flows, creation, post, services(db), filed(db));
        api = AdminApi.of(access, ways, keeping(db), AdminSettings.from(env), clock);
        server = server();
        List.of(live, posts, engine, intake, documenting.processing(), server)
                .forEach(service -> service.start());
        server.open();
    }

    private AdminApi.Sight sight(Db db) {
        var searching = CaseSearchSettings.from(env);
        return new AdminApi.Sight(
                new Cases(db),
                new CaseList(db, searching),
                new SavedViews(db, clock, SavedViewsSettings.from(env)),
                new CaseStatistics(db, clock, searching),
                live);
    }

    private AccountDesk accounts(Db db, CacheEpoch epoch) {
        var mailing =
                new Mailing(
                        new Mailing.Ground(db, TestVault.on(db), clock, meters),
                        MailSettings.from(env),
                        "http://localhost");
        return AccountDesk.of(
                new AccountDesk.Ground(
                        db, epoch, clock, RandomGenerator.getDefault(), mailing.queue()),
                AccountsSettings.from(env),
                "http://localhost");
    }

    private Approvals approvals(Db db, CachedWorkflows published) {
        return new Approvals(
                new Approvals.Ground(db, clock, callbacks, published, Invitations.NONE),
                ApprovalsSettings.from(env),
                this::posted);
    }

    private ServiceCalls calls(Slots slots) {
        return new ServiceCalls(
                outbound, new Accesses.Ours(connections, slots), clock, CallsSettings.from(env));
    }

    private HttpServer server() {
        return new HttpServer(
                HttpSettings.from(env),
                clock,
                meters,
                List.of(new Mount(AdminApi.PREFIX, api), new Mount("", api)));
    }

    private Comments comments(Db db) {
        return new Comments(
                db, clock, filing(db).files(), posts.comments(), CommentsSettings.from(env));
    }

    private AdminApi.Hands hands(Db db, CachedWorkflows published) {
        var onward = new CaseChanges.Onward(search::changed, engine::hint);
        return new AdminApi.Hands(
                new CaseChanges(db, clock, published, onward, filing(db).values()),
                new Collaborators(db, clock, onward, CollaboratorsSettings.from(env)));
    }

    private AdminApi.Filed filed(Db db) {
        var settings = FilesSettings.from(env);
        var filing = filing(db);
        var keys = new IdempotencyKeys(db, clock, IntakeSettings.from(env));
        var uploads = new Uploads(db, clock, filing.files(), keys, settings.uploads());
        return new AdminApi.Filed(
                filing.files(), uploads, filing.values(), documenting.documents());
    }

    private Documenting documenting(Db db) {
        return Documenting.of(
                new Documenting.Ground(db, db, clock, meters, folder()),
                filing(db).files(),
                posts.documents(),
                FieldExtraction.NONE,
                DocumentsSettings.from(env));
    }

    private Filing filing(Db db) {
        var ground = new Filing.Ground(db, TestVault.on(db), clock, RandomGenerator.getDefault());
        return Filing.of(ground, FilesSettings.from(env), "http://localhost", folder());
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("caseloom-admin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AdminApi.Keeping keeping(Db db) {
        var vault = TestVault.on(db);
        return new AdminApi.Keeping(new Secrets(db, clock, vault), vault);
    }

    private EventStarts eventStarts(Db db, CachedWorkflows published) {
        return new EventStarts(
                new EventStarts.Ground(db, clock, meters, published, intake),
                SchedulesSettings.from(env));
    }

    private Callbacks callbacks(Db db) {
        return new Callbacks(
                new Callbacks.Ground(
                        db, clock, RandomGenerator.getDefault(), (_, _) -> Optional.empty()),
                CallbacksSettings.from(env),
                "http://localhost");
    }

    private Intake intake(Db db) {
        return new Intake(
                db,
                engine.newRuns(),
                new Intake.Beside(filing(db).files()::join, posts.herald()),
                IntakeSettings.from(env),
                meters);
    }

    private AdminApi.Services services(Db db) {
        return new AdminApi.Services(
                connections,
                new Queries(db, clock),
                new Trials(db, connections, calls, clock),
                new Models(db, clock),
                posts);
    }

    private PostOffice posts(Db db, CachedWorkflows published, Slots slots) {
        return new PostOffice(
                new PostOffice.Ground(
                        db, db, TestVault.on(db), clock, RandomGenerator.getDefault(), meters),
                published,
                new PostOffice.Outward(
                        OutboundSettings.from(env), CallsSettings.from(env), connections, slots),
                WebhooksSettings.from(env));
    }

    private Engine engine(Db db, CachedWorkflows published) {
        return new Engine(
                db,
                published,
                new Engine.Outward(
                        new SecretCalls(calls, SecretCalls.Lookup.NONE),
                        search::changed,
                        search::missed,
                        reach(db, published),
                        posts.herald()),
                EngineSettings.from(env),
                new Surroundings(
                        clock, RandomGenerator.getDefault(), meters, "test", List.of(), false));
    }

    private void posted(Posted posted) {
        engine.posted(posted);
    }

    private Reach reach(Db db, CachedWorkflows published) {
        return new Reach(
                new NamedWorkflows(db, published),
                new ToIntake(),
                (organization, run, by) -> runs.cancel(Actor.system(organization, by), run),
                events -> eventStarts.start(events),
                callbacks,
                approvals,
                signing.signatures()::open,
                new Functions(Map.of(Function.REQUEST_SIGNATURE, signing.sealing())));
    }

    private final class ToIntake implements Reach.Creation {

        @Override
        public Receipt write(Arrival arrival) {
            return intake.write(arrival);
        }

        @Override
        public Optional<Numbers> started(OrganizationId organization, String key) {
            return intake.started(organization, key);
        }
    }

    AdminApi api() {
        return api;
    }

    Keys keys() {
        return keys;
    }

    KeyEntrance keyEntrance() {
        return keyEntrance;
    }

    /// The entrance of another node, which learns of changes from the database only.
    KeyEntrance otherKeyEntrance() {
        var elsewhere = new CacheEpoch(db(), clock);
        return new KeyEntrance(db(), elsewhere, clock, AccessSettings.from(env));
    }

    LegalEntities legalEntities() {
        return legalEntities;
    }

    /// The secret of a connection, as calls get it.
    String secret(Tenant tenant, long connection) {
        return connections
                .access(new OrganizationId(tenant.organization()), connection)
                .orElseThrow()
                .secret()
                .text();
    }

    Members members() {
        return members;
    }

    public HandClock clock() {
        return clock;
    }

    Db db() {
        return database.db();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.port());
    }

    AdminClient client(String token) {
        return new AdminClient(address(), token);
    }

    /// A new organization, whose token is for it alone or for the whole installation.
    public Tenant tenant(String name, boolean installation) {
        var created =
                organizations.create(
                        Actor.system(new OrganizationId(1)), name, "admin@" + name + ".example");
        var token =
                new NewToken(
                        TokenKind.ADMIN,
                        installation,
                        "test",
                        0,
                        created.administrator().id(),
                        null);
        return new Tenant(created, tokens.create(Actor.system(created.id()), token).value());
    }

    String apiToken(Tenant tenant) {
        var token = NewToken.api("test", tenant.created().administrator().id());
        return tokens.create(Actor.system(tenant.created().id()), token).value();
    }

    /// Makes lists show what has happened so far.
    public void refreshLists() {
        search.pass();
    }

    @Override
    public void close() {
        server.close();
        documenting.processing().close();
        intake.close();
        engine.close();
        posts.close();
        search.close();
        live.close();
        outbound.close();
        database.close();
    }
}
