package caseloom;

import caseloom.access.Keys;
import caseloom.access.LegalEntities;
import caseloom.access.Members;
import caseloom.access.Organizations;
import caseloom.access.Tokens;
import caseloom.accounts.AccountDesk;
import caseloom.accounts.SetupLinks;
import caseloom.approvals.Approvals;
import caseloom.comments.Comments;
import caseloom.connections.Connections;
import caseloom.core.definition.Definitions;
import caseloom.db.CacheEpoch;
import caseloom.db.DataFolder;
import caseloom.db.Database;
import caseloom.db.Db;
import caseloom.db.TestDatabase;
import caseloom.files.Filing;
import caseloom.http.HttpServer;
import caseloom.ops.FirstStart;
import caseloom.ops.Readiness;
import caseloom.runs.Runs;
import caseloom.settings.Env;
import caseloom.time.Started;
import caseloom.vault.KeySource;
import caseloom.vault.TestVault;
import caseloom.vault.Vault;
import caseloom.webhooks.PostOffice;
import caseloom.workflows.Workflows;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// One node of a test server: the features of production on pools of their own.
public final class TestNode implements AutoCloseable {

    private static final RandomGenerator CHANCE = RandomGenerator.getDefault();

    private final Started started = new Started();
    private final Tokens tokens;
    private final Keys keys;
    private final Members members;
    private final LegalEntities entities;
    private final Organizations organizations;
    private final Workflows workflows;
    private final Features features;
    private final HttpServer server;

    TestNode(TestDatabase on, HandClock clock, String... settings) {
        var environment = environment(on, settings);
        var all = Settings.from(new Env(environment));
        var folder = folder();
        var database = started.add(Database.open(all.database(), folder, List.of(), CHANCE));
        var db = database.db();
        var keySource = KeySource.of(all.vault(), folder, CHANCE);
        var vault = Vault.open(db, clock, all.vault(), keySource);
        var epoch = new CacheEpoch(db, clock);
        tokens = new Tokens(db, epoch, clock, CHANCE);
        keys = new Keys(db, epoch, clock, CHANCE);
        members = new Members(db, epoch, clock);
        entities = new LegalEntities(db);
        organizations = new Organizations(db, epoch, clock);
        workflows =
                new Workflows(
                        db, epoch, clock, Definitions.standard(), App.followers(clock, CHANCE));
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        features =
                new Features(
                        all,
                        new Launch.Outside(environment, clock, CHANCE),
                        new Features.Ground(database, vault, epoch, meters),
                        new FirstStart.Makers(
                                organizations, tokens, keys, workflows, setupLinks(db, clock)));
        server = features.http(new Readiness(database::reachable, clock), meters::scrape);
    }

    private static SetupLinks setupLinks(Db db, HandClock clock) {
        return new SetupLinks(
                new SetupLinks.Ground(db, clock, CHANCE, TestServer.PUBLIC_URL),
                Duration.ofDays(1));
    }

    /// Sessions, accounts, and how people come to have one.
    public AccountDesk accounts() {
        return features.accounts();
    }

    /// Listens and is not open yet, as for a moment at every start.
    void begin() {
        features.start(started);
        started.start(server);
    }

    /// From here on requests are served.
    public void open() {
        server.open();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.port());
    }

    public Tokens tokens() {
        return tokens;
    }

    public Keys keys() {
        return keys;
    }

    public Members members() {
        return members;
    }

    public LegalEntities entities() {
        return entities;
    }

    public Organizations organizations() {
        return organizations;
    }

    /// Cancelling and retrying, as our own API does it.
    public Runs runs() {
        return features.runs();
    }

    public Approvals approvals() {
        return features.approvals();
    }

    public Comments comments() {
        return features.comments();
    }

    public Connections connections() {
        return features.connections();
    }

    /// Webhooks, as our own API manages them.
    public PostOffice posts() {
        return features.posts();
    }

    public Workflows workflows() {
        return workflows;
    }

    public Filing filing() {
        return features.filing();
    }

    @Override
    public void close() {
        started.close();
    }

    private DataFolder folder() {
        try {
            return started.add(DataFolder.open(Files.createTempDirectory("caseloom-test")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All nodes of a database share it. It is made for large files only.
    private static Path folderOfFiles(TestDatabase on) {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "caseloom-test-files-" + ProcessHandle.current().pid(),
                on.name());
    }

    private static Map<String, String> environment(TestDatabase on, String... settings) {
        var environment = new HashMap<String, String>();
        environment.put(Env.PREFIX + "PORT", "0");
        environment.put(Env.PREFIX + "HOST", "127.0.0.1");
        environment.put(Env.PREFIX + "PUBLIC_URL", TestServer.PUBLIC_URL);
        environment.put(Env.PREFIX + "TOKEN_RATE_LIMIT", "0");
        environment.put(Env.PREFIX + "FILES_FOLDER", folderOfFiles(on).toString());
        environment.put(Env.PREFIX + "MASTER_KEY", TestVault.MASTER_KEY);
        environment.put(Env.PREFIX + "DATABASE_URL", on.address().url());
        environment.put(Env.PREFIX + "DATABASE_USER", on.address().user());
        environment.put(Env.PREFIX + "DATABASE_PASSWORD", on.address().password());
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            environment.put(Env.PREFIX + parts[0], parts[1]);
        }
        return environment;
    }
}
