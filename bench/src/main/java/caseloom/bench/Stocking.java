package caseloom.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/// Fills the database of an idle server with finished and waiting cases: one of each is made
/// through the API, and the others are copies of its rows. Far quicker than making them, and what
/// is in the tables is what the server itself wrote.
final class Stocking {

    private static final int BATCH = 50_000;
    private static final int CREATED = 201;
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Administration administration;
    private final Target target;
    private final Database database;
    private final Ticks ticks;
    private final Consumer<String> progress;

    /// @param administrator the server, with an administrator token
    Stocking(Target administrator, Database database, Ticks ticks, Consumer<String> progress)
            throws IOException {
        this.administration = new Administration(administrator);
        this.target = administrator.with(administration.unlimitedToken("stock"));
        this.database = database;
        this.ticks = ticks;
        this.progress = progress;
    }

    void fill(Options.Stock stock) throws IOException, SQLException, InterruptedException {
        if (stock.finished() > 0) {
            var workflow = administration.workflow(Workload.W1.workflow());
            copies(workflow, Workload.W1.attributes(), stock.finished(), "finished");
        }
        if (stock.waiting() > 0) {
            copies(administration.publish(waiting()), "{}", stock.waiting(), "waiting");
        }
        database.settle();
    }

    private void copies(long workflow, String attributes, int count, String kind)
            throws IOException, SQLException, InterruptedException {
        progress.accept("adding " + count + " " + kind + " cases");
        var pattern = make(workflow, attributes);
        while (!database.isListed(pattern) || !isSettled(pattern, kind)) {
            ticks.pause(LOOK);
        }
        for (var left = count - 1; left > 0; left -= BATCH) {
            database.copy(pattern, Math.min(left, BATCH));
        }
    }

    private boolean isSettled(long pattern, String kind) throws SQLException {
        return kind.equals("finished") || database.timers(pattern) > 0;
    }

    private long make(long workflow, String attributes) throws IOException {
        try (var connection = target.connect()) {
            var request = target.create(workflow, "{\"attributes\": " + attributes + "}");
            if (connection.exchange(request) != CREATED) {
                throw new IOException("no case to copy: " + connection.body());
            }
            return connection.number("id");
        }
    }

    private static String waiting() throws IOException {
        try (var file = Stocking.class.getResourceAsStream("waiting.yaml")) {
            if (file == null) {
                throw new IOException("no document waiting.yaml");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
