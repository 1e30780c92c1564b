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

    private final Door door;
    private final Spent.Meters meters;
    private final @Nullable Own own;

    private Subject(Door door, Spent.Meters meters, @Nullable Own own) {
        this.door = door;
        this.meters = meters;
        this.own = own;
    }

    private record Own(ServerProcess server, Path folder) {}

    static Subject of(Options options, Ticks ticks, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        return options.url == null ? own(options, ticks, progress) : live(options, options.url);
    }

    Door door() {
        return door;
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
                    made(options, nobody, administration), meters(server.pid(), url), own);
        } catch (IOException | SQLException | InterruptedException e) {
            server.close();
            remove(folder);
            throw e;
        }
    }

    private static Subject live(Options options, String url) throws IOException, SQLException {
        var nobody = Target.of(url, "");
        var door =
                options.adminToken == null
                        ? given(options, nobody)
                        : made(
                                options,
                                nobody,
                                new Administration(nobody.with(options.adminToken)));
        return new Subject(door, meters(options.serverPid, options.databaseUrl), null);
    }

    /// With a token or key that an administrator makes, unless there is one.
    private static Door made(Options options, Target nobody, Administration administration)
            throws IOException {
        var token = options.token;
        return switch (options.door) {
            case CHAMP ->
                    new ChampDoor(
                            nobody.with(
                                    token == null ? administration.unlimitedToken("bench") : token),
                            administration.workflow(options.workflow));
            case CHAMELIO ->
                    new ChamelioDoor(
                            nobody.with(
                                    token == null ? administration.unlimitedKey("bench") : token),
                            administration.key(options.workflow));
        };
    }

    private static Door given(Options options, Target nobody) {
        var form = options.door == Door.Name.CHAMP ? "[0-9]+" : "[a-z][a-z0-9_]*";
        if (options.token == null || !options.workflow.matches(form)) {
            throw new IllegalArgumentException(
                    "--url needs --admin-token, or --token and the --workflow by its number (for"
                            + " chamelio: a key and its text id)");
        }
        var target = nobody.with(options.token);
        return switch (options.door) {
            case CHAMP -> new ChampDoor(target, Long.parseLong(options.workflow));
            case CHAMELIO -> new ChamelioDoor(target, options.workflow);
        };
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
