package caseloom.bench;

import caseloom.core.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a server costs that has nothing to do, while runs wait.
final class Idle {

    /// What the start set in motion is over by then.
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private final Options options;
    private final Ticks ticks;
    private final Consumer<String> progress;

    Idle(Options options, Ticks ticks, Consumer<String> progress) {
        this.options = options;
        this.ticks = ticks;
        this.progress = progress;
    }

    /// One line of JSON; what is not known is null.
    String run() throws IOException, SQLException, InterruptedException {
        try (var subject = Subject.of(options, ticks, progress)) {
            var database = subject.database();
            if (database == null) {
                throw new IllegalArgumentException("--idle needs --database-url with --url");
            }
            ticks.pause(SETTLING);
            progress.accept("measuring for " + options.idleSeconds + " seconds");
            return measured(subject, database);
        }
    }

    private String measured(Subject subject, Database database) throws SQLException {
        var waiting = database.unfinished(0);
        var transactions = database.allTransactions();
        var before = subject.meters().before();
        var begin = ticks.now();
        ticks.pause(Duration.ofSeconds(options.idleSeconds));
        var after = subject.meters().after();
        var seconds = Ticks.seconds(ticks.now() - begin);
        var used = database.allTransactions() - transactions;
        return Json.write(
                Json.object()
                        .put("workload", "idle")
                        .put("waiting_runs", waiting)
                        .put("seconds", options.idleSeconds)
                        .put("cores", subject.machine().cores())
                        .put("postgres", subject.machine().postgres())
                        .put("transactions_per_s", rounded(used / seconds))
                        .put(
                                "server_core_percent",
                                percent(before.serverCpu(), after.serverCpu(), seconds))
                        .put(
                                "postgres_core_percent",
                                percent(before.postgresCpu(), after.postgresCpu(), seconds)));
    }

    private static @Nullable BigDecimal percent(
            Optional<Double> before, Optional<Double> after, double seconds) {
        return before.isEmpty() || after.isEmpty()
                ? null
                : rounded((after.get() - before.get()) / seconds * 100);
    }

    private static BigDecimal rounded(double figure) {
        return BigDecimal.valueOf(figure).setScale(2, RoundingMode.HALF_UP);
    }
}
