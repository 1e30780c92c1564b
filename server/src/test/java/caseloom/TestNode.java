package caseloom;

import caseloom.access.AccessSettings;
import caseloom.access.Entrance;
import caseloom.access.Organizations;
import caseloom.access.Tokens;
import caseloom.cases.CaseSearch;
import caseloom.cases.CaseSearchSettings;
import caseloom.cases.Cases;
import caseloom.champ.ChampHttp;
import caseloom.champ.ChampPosts;
import caseloom.champ.ChampReads;
import caseloom.champ.ChampSettings;
import caseloom.core.definition.Definitions;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.engine.Engine;
import caseloom.engine.EngineSettings;
import caseloom.engine.Surroundings;
import caseloom.http.Elsewhere;
import caseloom.http.HttpServer;
import caseloom.http.HttpSettings;
import caseloom.http.Mount;
import caseloom.intake.IdempotencyKeys;
import caseloom.intake.Intake;
import caseloom.intake.IntakeSettings;
import caseloom.outbound.Outbound;
import caseloom.outbound.OutboundSettings;
import caseloom.runs.Runs;
import caseloom.settings.Env;
import caseloom.time.Service;
import caseloom.workflows.CachedWorkflows;
import caseloom.workflows.Workflows;
import caseloom.workflows.WorkflowsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// One node of a test server, wired by hand as `App` wires it.
public final class TestNode implements AutoCloseable {

    private final Db db;
    private final HandClock clock;
    private final Env env;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CacheEpoch epoch;
    private final Outbound outbound;
    private final CaseSearch search;
    private final CachedWorkflows published;
    private final Engine engine;
    private final Intake intake;
    private final IdempotencyKeys keys;
    private final Entrance entrance;
    private final HttpServer server;

    TestNode(Db db, HandClock clock, String... settings) {
        this.db = db;
        this.clock = clock;
        this.env = new Env(environment(settings));
        epoch = new CacheEpoch(db, clock);
        outbound = new Outbound(OutboundSettings.from(env));
        search = new CaseSearch(db, clock, CaseSearchSettings.from(env));
        published =
                new CachedWorkflows(db, epoch, Definitions.standard(), WorkflowsSettings.from(env));
        engine =
                new Engine(
                        db,
                        published,
                        new Engine.Outward(outbound, search::changed, search::missed),
                        EngineSettings.from(env),
                        new Surroundings(
                                clock, RandomGenerator.getDefault(), meters, "test", false));
        var intakeSettings = IntakeSettings.from(env);
        intake = new Intake(db, engine.newRuns(), intakeSettings, meters);
        keys = new IdempotencyKeys(db, clock, intakeSettings);
        entrance = new Entrance(db, epoch, clock, AccessSettings.from(env));
        server = server(HttpSettings.from(env));
        env.finish();
    }

    void start() {
        List.of(engine, intake, entrance.lastUse(), server).forEach(Service::start);
        server.open();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.port());
    }

    public HttpServer server() {
        return server;
    }

    public Entrance entrance() {
        return entrance;
    }

    public Tokens tokens() {
        return new Tokens(db, epoch, clock, RandomGenerator.getDefault());
    }

    public Organizations organizations() {
        return new Organizations(db, epoch, clock);
    }

    public Workflows workflows() {
        return new Workflows(db, epoch, clock, Definitions.standard());
    }

    public IdempotencyKeys keys() {
        return keys;
    }

    public Cases cases() {
        return new Cases(db);
    }

    public Runs runs() {
        return new Runs(db, clock, search::changed, engine::hint);
    }

    @Override
    public void close() {
        server.close();
        entrance.lastUse().close();
        intake.close();
        engine.close();
        search.close();
        outbound.close();
    }

    private HttpServer server(HttpSettings settings) {
        var url = settings.publicUrl();
        var posts = new ChampPosts(intake, keys, clock, ChampSettings.from(env), url);
        var champ = new ChampHttp(entrance, published, new ChampReads(cases(), runs(), url), posts);
        return new HttpServer(
                settings,
                clock,
                meters,
                List.of(new Mount(ChampHttp.PREFIX, champ), new Mount("", new Elsewhere())));
    }

    private static Map<String, String> environment(String... settings) {
        var environment = new HashMap<String, String>();
        environment.put(Env.PREFIX + "PORT", "0");
        environment.put(Env.PREFIX + "HOST", "127.0.0.1");
        environment.put(Env.PREFIX + "PUBLIC_URL", TestServer.PUBLIC_URL);
        environment.put(Env.PREFIX + "TOKEN_RATE_LIMIT", "0");
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            environment.put(Env.PREFIX + parts[0], parts[1]);
        }
        return environment;
    }
}
