package caseloom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is measured: a server, perhaps of our own, and its database, if it can be asked.
final class Subject implements AutoCloseable {

    /// Always the same, so that a database can be measured again. There is nothing secret in it.
    private static final String MASTER_KEY = "YSBiZW5jaCBtZWFzdXJlcyBhbmQga2VlcHMgbm90aGk=";

    private static final Duration START_MOST = Duration.ofMinutes(3);

    private final Doorway doorway;
    private final Spent.Meters meters;
    private final Stub stub;
    private final @Nullable Own own;

    private Subject(Doorway doorway, Spent.Meters meters, Stub stub, @Nullable Own own) {
        this.doorway = doorway;
        this.meters = meters;
        this.stub = stub;
        this.own = own;
    }

    /// @param flood null when none was asked for
    private record Doorway(Door door, @Nullable Door flood) {}

    private record Own(ServerProcess server, Path folder) {}

    static Subject of(Options options, Ticks ticks, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        return options.url == null ? own(options, ticks, progress) : live(options, options.url);
    }

    Door door() {
        return doorway.door;
    }

    /// The door of the flood that was asked for.
    Door flood() {
        return Objects.requireNonNull(doorway.flood, "no flood was asked for");
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
        stub.close();
        if (own != null) {
            own.server().close();
            remove(own.folder());
        }
    }

    private static Subject own(Options options, Ticks ticks, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        var folder = Files.createTempDirectory(options.folder.toAbsolutePath(), "caseloom-bench-");
        progress.accept("starting a server in " + folder);
        var stub = Stub.start();
        var server = ServerProcess.start(folder, settings(options), ticks);
        var own = new Own(server, folder);
        try {
            server.awaitReady(START_MOST);
            fill(options, server, ticks, progress);
            var nobody = Target.of(server.url(), "");
            var administration = new Administration(nobody.with(server.adminToken()));
            var url = options.databaseUrl == null ? server.databaseUrl() : options.databaseUrl;
            var doorway = made(options, new Doors(options, nobody, stub), administration);
            return new Subject(doorway, meters(server.pid(), url), stub, own);
        } catch (IOException | SQLException | InterruptedException e) {
            stub.close();
            server.close();
            remove(folder);
            throw e;
        }
    }

    /// The stub is on this machine, which calls to the outside may not reach by themselves.
    private static Map<String, String> settings(Options options) {
        var settings = new HashMap<String, String>();
        if (options.databaseUrl != null) {
            settings.put("CASELOOM_DATABASE_URL", options.databaseUrl);
            settings.put("CASELOOM_MASTER_KEY", MASTER_KEY);
        }
        if (options.workload == Workload.W3 || options.webhooks > 0) {
            settings.put("CASELOOM_OUTBOUND_ALLOW", "127.0.0.1");
        }
        return settings;
    }

    /// Afterwards the server starts again: numbers that it took before would lie among those of the
    /// copies, and its memory should be that of a server which did not make them.
    private static void fill(
            Options options, ServerProcess server, Ticks ticks, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        var stock = options.size().stock();
        if (stock.finished() + stock.waiting() == 0) {
            return;
        }
        var url = options.databaseUrl == null ? server.databaseUrl() : options.databaseUrl;
        var administrator = Target.of(server.url(), server.adminToken());
        try (var database = Database.open(url)) {
            new Stocking(administrator, database, ticks, progress).fill(stock);
        }
        server.close();
        server.restart();
        server.awaitReady(START_MOST);
    }

    private static Subject live(Options options, String url) throws IOException, SQLException {
        var nobody = Target.of(url, "");
        var stub = Stub.start();
        var doors = new Doors(options, nobody, stub);
        var doorway =
                options.adminToken == null
                        ? given(options, doors)
                        : made(options, doors, new Administration(nobody.with(options.adminToken)));
        return new Subject(doorway, meters(options.serverPid, options.databaseUrl), stub, null);
    }

    private static Doorway made(Options options, Doors doors, Administration administration)
            throws IOException {
        var door = doors.made(administration);
        return new Doorway(door, options.flood == null ? null : doors.flooding(administration));
    }

    private static Doorway given(Options options, Doors doors) {
        return new Doorway(doors.given(), options.flood == null ? null : doors.floodGiven());
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
