package caseloom;

import caseloom.access.Keys;
import caseloom.access.Organizations;
import caseloom.access.Tokens;
import caseloom.accounts.SetupLinks;
import caseloom.connections.UsedByWorkflows;
import caseloom.core.definition.Definitions;
import caseloom.db.CacheEpoch;
import caseloom.db.DataFolder;
import caseloom.db.Database;
import caseloom.db.Db;
import caseloom.http.HttpServer;
import caseloom.http.HttpSettings;
import caseloom.ops.FirstStart;
import caseloom.ops.FirstStart.Made;
import caseloom.ops.Readiness;
import caseloom.schedules.Timetable;
import caseloom.secrets.MissingSecrets;
import caseloom.time.Started;
import caseloom.vault.KeySource;
import caseloom.vault.Vault;
import caseloom.webhooks.WorkflowNews;
import caseloom.workflows.Followers;
import caseloom.workflows.Workflows;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running server: starts what it consists of in order, and stops it in reverse.
final class App implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private final Settings settings;
    private final Launch.Outside outside;
    private final Started started = new Started();
    private volatile Runnable stopping = () -> {};

    App(Settings settings, Launch.Outside outside) {
        this.settings = settings;
        this.outside = outside;
    }

    /// What there is to say about a server that is up.
    ///
    /// @param address where it is reached
    /// @param made what the first start made; empty at later ones
    record Up(String address, Optional<Made> made) {}

    /// Starts everything; requests are served when this returns.
    Up start(boolean withExample) {
        var clock = outside.clock();
        var data = started.add(DataFolder.open(settings.ops().data()));
        var database = started.add(database(data));
        var db = database.db();
        var keys = KeySource.of(settings.vault(), data, outside.random());
        var vault = Vault.open(db, clock, settings.vault(), keys);
        var epoch = new CacheEpoch(db, clock);
        var makers = makers(db, epoch);
        var made = new FirstStart(db, data, makers).make(settings.ops().adminEmail(), withExample);
        var readiness = new Readiness(database::reachable, clock);
        stopping = () -> readiness.open(false);
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var features =
                new Features(
                        settings,
                        outside,
                        new Features.Ground(database, vault, epoch, meters),
                        makers);
        features.start(started);
        var http = started.start(features.http(readiness, meters::scrape));
        http.open();
        readiness.open(true);
        LOG.info("ready on port {}", http.port());
        return new Up(address(settings.http(), http), made);
    }

    /// Not ready any more, then down in reverse order of the start. May be called twice, and while
    /// the start is under way.
    @Override
    public void close() {
        stopping.run();
        started.close();
    }

    /// The embedded database's programs are unpacked for all data folders of a user at once, and
    /// into the data folder where the home folder cannot be written.
    private Database database(DataFolder data) {
        var home = Path.of(System.getProperty("user.home"), ".cache", "caseloom");
        return Database.open(
                settings.database(), data, List.of(home, data.path()), outside.random());
    }

    private FirstStart.Makers makers(Db db, CacheEpoch epoch) {
        var clock = outside.clock();
        var random = outside.random();
        return new FirstStart.Makers(
                new Organizations(db, epoch, clock),
                new Tokens(db, epoch, clock, random),
                new Keys(db, epoch, clock, random),
                new Workflows(db, epoch, clock, Definitions.standard(), followers(clock, random)),
                new SetupLinks(
                        new SetupLinks.Ground(db, clock, random, settings.http().publicUrl()),
                        settings.accounts().setupLinkFor()));
    }

    /// What keeps in step with which workflows are online.
    static Followers followers(InstantSource clock, RandomGenerator random) {
        return new Followers(
                List.of(
                        new Timetable(),
                        new UsedByWorkflows(),
                        new MissingSecrets(),
                        new WorkflowNews(clock, random)));
    }

    /// With port 0 the system chose another than the settings could know.
    private static String address(HttpSettings settings, HttpServer http) {
        return settings.port() == 0
                ? settings.publicUrl().replaceFirst(":0$", ":" + http.port())
                : settings.publicUrl();
    }
}
