package caseloom.bench;

import caseloom.core.json.Json;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Consumer;

/// What a flood of one organization or workflow does to another that offers a small steady rate:
/// the same cases, first alone and then beside the flood.
final class Flooding {

    /// So many answers on each connection, and the flood is at its height.
    private static final long ROUNDS = 20;

    private final Options options;
    private final Options.Size size;
    private final String who;
    private final Ticks ticks;
    private final Consumer<String> progress;

    Flooding(Options options, Ticks ticks, Consumer<String> progress) {
        this.options = options;
        this.size = options.quiet();
        this.who = Options.word(Objects.requireNonNull(options.flood, "no flood was asked for"));
        this.ticks = ticks;
        this.progress = progress;
    }

    /// The figures, and what went wrong; empty for nothing.
    record Measured(String json, String complaint) {}

    Measured run() throws IOException, SQLException, InterruptedException {
        try (var subject = Subject.of(options, ticks, progress)) {
            progress.accept("warming up with " + size.warmup() + " cases");
            measured(subject, new Load(subject.door(), ticks, size.warmup(), 0));
            progress.accept("the quiet one alone: " + size.cases() + " cases");
            var alone = measured(subject, quiet(subject));
            progress.accept("and with a flood over " + options.floodConnections + " connections");
            var flood = Flood.begin(subject.flood(), ticks, options.floodConnections);
            try (flood) {
                flood.awaitHeight(ROUNDS * options.floodConnections, options.patience());
                var flooded = measured(subject, quiet(subject));
                return told(subject, alone, flooded, flood.came());
            }
        }
    }

    private Load quiet(Subject subject) {
        return new Load(subject.door(), ticks, size.cases(), size.perSecond());
    }

    /// Makes the cases and reads each until it has ended. Of those before and after the flood
    /// nobody waits for the end.
    private Quiet measured(Subject subject, Load load)
            throws IOException, SQLException, InterruptedException {
        var sampler = new Sampler(subject.door(), ticks, load);
        if (!subject.knowsCommitTimes()) {
            sampler.start();
        }
        var result = load.run(size.connections());
        var verdict =
                new Verification(subject.door(), ticks, options.patience())
                        .all(result.made().ids(), size.connections());
        sampler.stop();
        var polled = new Lag(sampler.lag(), "polling", ticks.now());
        var database = subject.database();
        var lag = database == null ? polled : Lag.of(database, result.made(), ticks).orElse(polled);
        return new Quiet(result, lag, verdict);
    }

    private Measured told(Subject subject, Quiet alone, Quiet flooded, Flood.Came flood) {
        var figures = new Figures();
        figures.json()
                .put("workload", size.workload().name())
                .put("door", subject.door().word())
                .put("flood", who)
                .put("cases", size.cases())
                .put("connections", size.connections())
                .put("flood_connections", options.floodConnections);
        figures.put("rate", size.perSecond(), 1);
        figures.json()
                .put("warmup", size.warmup())
                .put("cores", subject.machine().cores())
                .put("java", Runtime.version().toString())
                .put("postgres", subject.machine().postgres());
        alone.tell(figures, "alone");
        flooded.tell(figures, "flooded");
        figures.json().put("completion_lag_by", alone.lag().by());
        figures.put("flood_created_per_s", flood.perSecond(), 1);
        figures.json()
                .put("flood_refused", flood.refused())
                .put("failed", alone.load().failed() + flooded.load().failed())
                .put("verified", alone.verdict().right() + flooded.verdict().right());
        var complaint = alone.complaint() + flooded.complaint() + flood.failure();
        return new Measured(Json.write(figures.json()), complaint);
    }
}
