package caseloom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is measured: a server, perhaps of our own, and its database, if it can be asked.
final class Subject implements AutoCloseable {

    private static final Duration START_MOST = Duration.ofMinutes(3);

    private final Target target;
    private final long workflow;
    private final Spent.Meters meters;
    private final @Nullable Own own;

    private Subject(Target target, long workflow, Spent.Meters meters, @Nullable Own own) {
        this.target = target;
        this.workflow = workflow;
        this.meters = meters;
        this.own = own;
    }

    private record Own(ServerProcess server, Path folder) {}

    static Subject of(Options options, Ticks ticks, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        return options.url == null ? own(options, ticks, progress) : live(options, options.url);
    }

    Target target() {
        return target;
    }

    long workflow() {
        return workflow;
    }

    Spent.Meters meters() {
        return meters;
    }

    @Nullable Database database() {
        return meters.database();
    }

    boolean knowsCommitTimes() {
        var database = database();
        return database != null && database.about().commitTimes();
    }

    Measurement.Machine machine() {
        var database = database();
        return new Measurement.Machine(
                Runtime.getRuntime().availableProcessors(),
                database == null ? null : database.about().version(),
                Processes.peak(meters.server()).orElse(null),
                Processes.memoryOfFamily(meters.postgres()).orElse(null));
    }

    @Override
    public void close() throws IOException, SQLException {
        var database = database();
        if (database != null) {
            database.close();
        }
        if (own != null) {
            own.server().close();
            remove(own.folder());
        }
    }

    private static Subject own(Options options, Ticks ticks, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        var folder = Files.createTempDirectory(options.folder.toAbsolutePath(), "caseloom-bench-");
        progress.accept("starting a server in " + folder);
        var settings =
                options.databaseUrl == null
                        ? Map.<String, String>of()
                        : Map.of("CASELOOM_DATABASE_URL", options.databaseUrl);
        var server = ServerProcess.start(folder, settings, ticks);
        var own = new Own(server, folder);
        try {
            server.awaitReady(START_MOST);
            var nobody = Target.of(server.url(), "");
            var administration = new Administration(nobody.with(server.adminToken()));
            var url = options.databaseUrl == null ? server.databaseUrl() : options.databaseUrl;
            return new Subject(
                    nobody.with(administration.unlimitedToken("bench")),
                    administration.workflow(options.workflow),
                    meters(server.pid(), url),
                    own);
        } catch (IOException | SQLException | InterruptedException e) {
            server.close();
            remove(folder);
            throw e;
        }
    }

    private static Subject live(Options options, String url) throws IOException, SQLException {
        var nobody = Target.of(url, "");
        var token = options.token;
        var workflow = options.workflow;
        if (options.adminToken != null) {
            var administration = new Administration(nobody.with(options.adminToken));
            token = token == null ? administration.unlimitedToken("bench") : token;
            workflow = Long.toString(administration.workflow(workflow));
        }
        if (token == null || !workflow.matches("[0-9]+")) {
            throw new IllegalArgumentException(
                    "--url needs --admin-token, or --token and the number of the --workflow");
        }
        return new Subject(
                nobody.with(token),
                Long.parseLong(workflow),
                meters(options.serverPid, options.databaseUrl),
                null);
    }

    /// The database's processes count only when they are on this machine.
    private static Spent.Meters meters(long server, @Nullable String url) throws SQLException {
        if (url == null) {
            return new Spent.Meters(server, 0, null);
        }
        var database = Database.open(url);
        var backend = database.about().backend();
        var postmaster =
                ProcessHandle.of(backend)
                        .filter(process -> process.info().command().orElse("").contains("postgres"))
                        .flatMap(process -> Processes.parent(backend))
                        .orElse(0L);
        return new Spent.Meters(server, postmaster, database);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
