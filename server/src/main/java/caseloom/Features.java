package caseloom;

import caseloom.access.Entrance;
import caseloom.access.KeyEntrance;
import caseloom.access.LegalEntities;
import caseloom.access.Members;
import caseloom.accounts.AccountDesk;
import caseloom.activity.ActivityLog;
import caseloom.admin.AdminApi;
import caseloom.admin.CaseCreation;
import caseloom.approvals.Approvals;
import caseloom.approve.ApproveHttp;
import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.callbacks.Callbacks;
import caseloom.callbacks.CallbacksHttp;
import caseloom.callbacks.Posted;
import caseloom.cases.Cases;
import caseloom.chamelio.ChamelioHttp;
import caseloom.champ.ChampHttp;
import caseloom.champ.ChampPosts;
import caseloom.champ.ChampReads;
import caseloom.changes.CaseChanges;
import caseloom.changes.Collaborators;
import caseloom.comments.Comments;
import caseloom.connections.Connections;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.definition.Definitions;
import caseloom.core.definition.Function;
import caseloom.dashboard.DashboardHttp;
import caseloom.dashboard.Nonces;
import caseloom.db.CacheEpoch;
import caseloom.db.Database;
import caseloom.engine.Engine;
import caseloom.engine.Reach;
import caseloom.engine.Surroundings;
import caseloom.events.Routable;
import caseloom.files.DownloadsHttp;
import caseloom.files.Filing;
import caseloom.functions.Functions;
import caseloom.http.HttpServer;
import caseloom.http.Mount;
import caseloom.intake.IdempotencyKeys;
import caseloom.intake.Intake;
import caseloom.ops.FirstStart;
import caseloom.ops.OpsHttp;
import caseloom.ops.Readiness;
import caseloom.retention.Retention;
import caseloom.runs.Runs;
import caseloom.schedules.EventStarts;
import caseloom.schedules.Schedules;
import caseloom.secrets.Secrets;
import caseloom.signatures.SigningHttp;
import caseloom.signatures.SigningOffice;
import caseloom.tasks.Tasks;
import caseloom.time.Loop;
import caseloom.time.Started;
import caseloom.vault.Vault;
import caseloom.webhooks.PostOffice;
import caseloom.workflows.CachedWorkflows;
import caseloom.workflows.Catalogue;
import caseloom.workflows.NamedWorkflows;
import caseloom.workflows.PublishedWorkflows;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The features, wired by hand.
final class Features {

    /// How often what is past its term is cleared away.
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(10);

    private final Settings settings;
    private final Launch.Outside outside;
    private final Ground ground;
    private final FirstStart.Makers office;
    private final PublishedWorkflows published;
    private final Secrets secrets;
    private final Lists lists;
    private final Approvals approvals;
    private final Callbacks callbacks;
    private final PostOffice posts;
    private final ByMail byMail;
    private final ToServices services;
    private final Engine engine;
    private final Intake intake;
    private final EventStarts eventStarts;
    private final Schedules schedules;
    private final Entrance entrance;
    private final KeyEntrance keyEntrance;
    private final Members members;
    private final LegalEntities legalEntities;
    private final Runs runs;
    private final Cases cases;
    private final IdempotencyKeys keys;
    private final Filing filing;
    private final Comments comments;
    private final CaseChanges caseChanges;
    private final Collaborators collaborators;
    private final Papers papers;
    private final SigningOffice signing;
    private final AccountDesk accounts;

    /// What all features stand on.
    record Ground(Database database, Vault vault, CacheEpoch epoch, MeterRegistry meters) {}

    Features(Settings settings, Launch.Outside outside, Ground ground, FirstStart.Makers office) {
        this.settings = settings;
        this.outside = outside;
        this.ground = ground;
        this.office = office;
        var db = ground.database().db();
        var clock = outside.clock();
        published =
                new CachedWorkflows(
                        db, ground.epoch(), Definitions.standard(), settings.workflows());
        secrets = new Secrets(db, clock, ground.vault());
        cases = new Cases(db);
        lists = Lists.of(settings, outside, ground, cases);
        callbacks =
                new Callbacks(
                        new Callbacks.Ground(db, clock, outside.random(), secrets::find),
                        settings.callbacks(),
                        settings.http().publicUrl());
        byMail = ByMail.of(settings, outside, ground);
        approvals =
                new Approvals(
                        new Approvals.Ground(
                                db, clock, callbacks, published, byMail.invitations(settings)),
                        settings.approvals(),
                        this::posted);
        services = new ToServices(settings, outside, ground, secrets);
        posts = Posting.of(settings, outside, ground, published, services);
        papers = Papers.of(settings, outside, ground, posts, services.fieldReader());
        filing = papers.filing();
        var desk = new SigningDesk(settings, outside, ground, byMail, office.organizations());
        signing = desk.open(published, callbacks, filing, this::posted);
        engine = engine();
        intake =
                new Intake(
                        ground.database().writers(),
                        engine.newRuns(),
                        new Intake.Beside(filing.files()::join, posts.herald()),
                        settings.intake(),
                        ground.meters());
        entrance = new Entrance(db, ground.epoch(), clock, settings.access());
        keyEntrance = new KeyEntrance(db, ground.epoch(), clock, settings.access());
        members = new Members(db, ground.epoch(), clock);
        legalEntities = new LegalEntities(db);
        var onward = new Runs.Onward(lists.search()::changed, engine::hint, posts.herald());
        runs = new Runs(db, clock, onward, engine.prompts());
        eventStarts =
                new EventStarts(
                        new EventStarts.Ground(db, clock, ground.meters(), published, intake),
                        settings.schedules());
        schedules = new Schedules(db, clock, published, intake, settings.schedules());
        keys = new IdempotencyKeys(db, clock, settings.intake());
        comments = talk();
        var byHand = new CaseChanges.Onward(lists.search()::changed, engine::hint);
        caseChanges = new CaseChanges(db, clock, published, byHand, filing.values());
        collaborators = new Collaborators(db, clock, byHand, settings.collaborators());
        accounts = accounts(settings);
    }

    private AccountDesk accounts(Settings settings) {
        return AccountDesk.of(
                new AccountDesk.Ground(
                        ground.database().db(),
                        ground.epoch(),
                        outside.clock(),
                        outside.random(),
                        byMail.mailing().queue()),
                settings.accounts(),
                settings.http().publicUrl());
    }

    private Comments talk() {
        return new Comments(
                ground.database().db(),
                outside.clock(),
                filing.files(),
                posts.comments(),
                settings.comments());
    }

    /// Starts what runs by itself, each after what it hands its work to.
    void start(Started started) {
        services.open(started);
        filing.bucket().ifPresent(started::add);
        lists.start(started);
        started.start(posts);
        started.start(papers.documenting().processing());
        started.start(byMail.mailing());
        started.start(engine);
        services.wait(started);
        ground.vault().confirm();
        started.start(intake);
        started.start(schedules);
        started.start(eventStarts);
        started.start(entrance.lastUse());
        started.start(keyEntrance.lastUse());
        started.start(filing.sweep());
        started.start(new Loop("idempotency-keys", HOUSEKEEPING, keys::pass));
        started.start(new Loop("callbacks", HOUSEKEEPING, callbacks::pass));
        started.start(new Loop("accounts", HOUSEKEEPING.multipliedBy(6), accounts.cleaning()));
        started.start(
                new Loop("event-terms", HOUSEKEEPING.multipliedBy(30), engine.events()::termPass));
        started.start(
                new Retention(
                        ground.database().maintenance(),
                        filing.files(),
                        outside.clock(),
                        settings.retention()));
    }

    HttpServer http(Readiness readiness, Supplier<String> numbers) {
        var mounts = new ArrayList<>(new OpsHttp(readiness, numbers).mounts());
        mounts.add(new Mount(ChampHttp.PREFIX, champ()));
        mounts.add(new Mount(AdminApi.PREFIX, admin()));
        mounts.add(new Mount(DownloadsHttp.PREFIX, filing.downloads()));
        mounts.addAll(byMail.mounts(asked(), settings));
        mounts.add(new Mount(SigningHttp.PREFIX, signing.http()));
        mounts.add(new Mount(CallbacksHttp.PREFIX, callbacksHttp()));
        var others = chamelio();
        mounts.add(new Mount("", others));
        mounts.addAll(
                DashboardHttp.of(new Nonces(outside.random()), byMail.pages()).mounts(others));
        return new HttpServer(
                settings.http(), outside.clock(), ground.meters(), List.copyOf(mounts));
    }

    AccountDesk accounts() {
        return accounts;
    }

    Connections connections() {
        return services.connections();
    }

    Comments comments() {
        return comments;
    }

    Approvals approvals() {
        return approvals;
    }

    ByMail byMail() {
        return byMail;
    }

    PostOffice posts() {
        return posts;
    }

    Runs runs() {
        return runs;
    }

    Filing filing() {
        return filing;
    }

    private Engine engine() {
        var surroundings =
                new Surroundings(
                        outside.clock(),
                        outside.random(),
                        ground.meters(),
                        settings.ops().node(),
                        ground.vault().masterKeys(),
                        ground.database().isEmbedded());
        return new Engine(
                ground.database().writers(),
                published,
                new Engine.Outward(
                        services.forSteps(),
                        lists.search()::changed,
                        lists.search()::missed,
                        reach(),
                        posts.herald()),
                settings.engine(),
                surroundings);
    }

    /// What stands on the engine is reached by way of this object, once it is complete.
    private Reach reach() {
        var named = new NamedWorkflows(ground.database().db(), published);
        return new Reach(
                named,
                new LaterIntake(() -> intake),
                this::cancel,
                this::startByEvents,
                callbacks,
                approvals,
                signing.signatures()::open,
                functions());
    }

    /// Who performs which function of the catalog.
    private Functions functions() {
        return new Functions(
                Map.of(
                        Function.ASK_MODEL,
                        services.askModel(papers.documenting().texts()),
                        Function.STORE_DOCUMENT,
                        papers.documenting().filing(),
                        Function.SEND_MAIL,
                        byMail.sendMail(filing.files()),
                        Function.GENERATE_DOCUMENT,
                        papers.generate(),
                        Function.REQUEST_SIGNATURE,
                        signing.sealing()));
    }

    private void posted(Posted posted) {
        engine.posted(posted);
    }

    private void cancel(OrganizationId organization, RunId run, String by) {
        runs.cancel(Actor.system(organization, by), run);
    }

    private Set<Long> startByEvents(List<Routable> events) {
        return eventStarts.start(events);
    }

    /// What people who come by a link are shown.
    private ApproveHttp.Ground asked() {
        var tasks = new Tasks(ground.database().db(), cases, published);
        return new ApproveHttp.Ground(approvals, members, tasks, cases, filing);
    }

    private CallbacksHttp callbacksHttp() {
        return new CallbacksHttp(callbacks, settings.callbacks(), engine::posted);
    }

    private ChampHttp champ() {
        var publicUrl = settings.http().publicUrl();
        return new ChampHttp(
                entrance,
                published,
                new ChampReads(cases, runs, publicUrl),
                new ChampPosts(intake, keys, outside.clock(), settings.champ(), publicUrl));
    }

    private ChamelioHttp chamelio() {
        var db = ground.database().db();
        var catalogue = new Catalogue(db, ground.epoch(), settings.workflows());
        var tasks = new Tasks(db, cases, published);
        var asked = new ActivityLog.Asked(approvals, signing.signatures());
        var log = new ActivityLog(tasks, cases, comments, asked, members);
        var talk =
                new ChamelioHttp.Talk(
                        comments, approvals, signing.signatures(), collaborators, log);
        return ChamelioHttp.of(
                new ChamelioHttp.Access(keyEntrance, members, legalEntities),
                new ChamelioHttp.Flows(catalogue, published, tasks, runs, talk),
                papers.forChamelio(),
                intake,
                new ChamelioHttp.Terms(outside.clock(), settings.chamelio()));
    }

    private AdminApi admin() {
        var access =
                new AdminApi.Access(
                        entrance,
                        office.organizations(),
                        office.tokens(),
                        new AdminApi.People(members, office.keys(), legalEntities, accounts),
                        new AuditTrail(ground.database().db()));
        var flows =
                new AdminApi.Flows(
                        office.workflows(),
                        lists.sight(),
                        runs,
                        new AdminApi.Talk(
                                comments,
                                approvals,
                                signing.signatures(),
                                new AdminApi.Hands(caseChanges, collaborators)));
        var creation = new CaseCreation(published, intake, filing.values(), outside.clock());
        var events = new AdminApi.Post(engine.events(), settings.engine().beyond().events());
        var connected = services.forAdmin(posts);
        var ways = new AdminApi.Ways(flows, creation, events, connected, papers.forAdmin(keys));
        var keeping = new AdminApi.Keeping(secrets, ground.vault());
        return AdminApi.of(access, ways, keeping, settings.admin(), outside.clock());
    }
}
