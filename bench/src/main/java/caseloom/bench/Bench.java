package caseloom.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One measurement from start to figures.
final class Bench {

    private static final Duration EVERY = Duration.ofMillis(50);

    private final Options options;
    private final Ticks ticks;
    private final Consumer<String> progress;

    Bench(Options options, Ticks ticks, Consumer<String> progress) {
        this.options = options;
        this.ticks = ticks;
        this.progress = progress;
    }

    Measurement run() throws IOException, SQLException, InterruptedException {
        var size = options.size();
        try (var subject = Subject.of(options, ticks, progress)) {
            return measured(subject, size);
        }
    }

    private Measurement measured(Subject subject, Options.Size size)
            throws IOException, SQLException, InterruptedException {
        progress.accept("warming up with " + size.warmup() + " cases");
        settled(subject, load(subject, size.warmup(), 0));
        progress.accept("measuring " + size.cases() + " cases, " + size.connections() + " at once");
        var before = subject.meters().before();
        var load = load(subject, size.cases(), size.perSecond());
        var sampler = new Sampler(subject.door(), ticks, load);
        if (!subject.knowsCommitTimes()) {
            sampler.start();
        }
        var result = settled(subject, load);
        var finished = ticks.now();
        var after = subject.meters().after();
        sampler.stop();
        progress.accept("reading every case back");
        var lag = lag(subject, result, new Lag(sampler.lag(), "polling", finished));
        var verdict = verification(subject).all(result.made().ids(), size.connections());
        return new Measurement(
                subject.door().word(),
                size,
                result,
                lag,
                before,
                after,
                verdict,
                baseline(subject),
                delivered(subject, result, finished),
                subject.machine());
    }

    private Load load(Subject subject, int cases, double perSecond) {
        return new Load(subject.door(), ticks, cases, perSecond);
    }

    /// Makes the cases and waits until the last of them has ended.
    private Load.Result settled(Subject subject, Load load)
            throws IOException, SQLException, InterruptedException {
        var result = load.run(options.connections);
        var database = subject.database();
        if (database == null) {
            awaitNewest(subject, result.made());
        } else {
            awaitNone(database, result.made().first());
            awaitDelivered(database);
        }
        return result;
    }

    private void awaitNone(Database database, long first) throws IOException, SQLException {
        var begin = ticks.now();
        while (database.unfinished(first) > 0) {
            if (ticks.since(begin).compareTo(options.patience()) > 0) {
                throw new IOException(
                        database.unfinished(first)
                                + " runs did not end within "
                                + options.patience());
            }
            ticks.pause(EVERY);
        }
    }

    private void awaitDelivered(Database database) throws IOException, SQLException {
        var begin = ticks.now();
        while (options.webhooks > 0 && database.waitingDeliveries() > 0) {
            if (ticks.since(begin).compareTo(options.patience()) > 0) {
                throw new IOException("deliveries were not sent within " + options.patience());
            }
            ticks.pause(EVERY);
        }
    }

    /// How many deliveries there were, and in what time from the first request to the last.
    private @Nullable Delivered delivered(Subject subject, Load.Result result, long finished)
            throws SQLException {
        var database = subject.database();
        return options.webhooks == 0 || database == null
                ? null
                : new Delivered(
                        database.delivered(result.made().first()), finished - result.start());
    }

    /// Runs end about in the order of their creation: when the newest have ended, all have, or the
    /// verification will say.
    private void awaitNewest(Subject subject, Load.Made made) throws IOException {
        var verification = verification(subject);
        for (var n = Math.max(0, made.ids().length - options.connections);
                n < made.ids().length;
                n++) {
            if (made.ids()[n] > 0) {
                verification.awaitEnd(made.ids()[n]);
            }
        }
    }

    private Lag lag(Subject subject, Load.Result result, Lag polled) throws SQLException {
        var database = subject.database();
        return database == null ? polled : Lag.of(database, result.made(), ticks).orElse(polled);
    }

    private Verification verification(Subject subject) {
        return new Verification(subject.door(), ticks, options.patience());
    }

    private @Nullable Baseline baseline(Subject subject) throws IOException, SQLException {
        var database = subject.database();
        if (!options.insertBaseline || database == null) {
            return null;
        }
        progress.accept("comparing with a bare INSERT");
        return Baseline.measure(subject.door(), database, ticks);
    }
}
