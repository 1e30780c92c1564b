package caseloom.retention;

import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes what is past its term, a small batch at a time, on one node at a time.
///
/// Case numbers are gone through range by range, as the history is partitioned. A range whose cases
/// have all ended and are past their term is emptied, and its history leaves by dropping the
/// partition. Where a few cases hold a range back, the others leave one by one with their history,
/// once the grace is over too.
public final class Retention implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final RetentionStore store = new RetentionStore();
    private final Db db;
    private final Files files;
    private final InstantSource clock;
    private final RetentionSettings settings;
    private final Loop loop;

    private Instant analyzeAgain = Instant.MIN;
    private long from;
    private @Nullable Place current;

    /// The connections may take their time.
    public Retention(Db db, Files files, InstantSource clock, RetentionSettings settings) {
        this.db = db;
        this.files = files;
        this.clock = clock;
        this.settings = settings;
        this.loop = new Loop("retention", settings.pace().every(), this::pass);
    }

    /// What one step of a round came to.
    private enum Step {
        MORE,
        OVER
    }

    /// Where a round stands in a range.
    ///
    /// @param whole the range leaves as a whole
    private record Place(NumberRange range, boolean whole, long at) {

        Place after(long number) {
            return new Place(range, whole, number + 1);
        }

        NumberRange left() {
            return new NumberRange(range.partition(), at, range.behind());
        }
    }

    /// Removes one batch; for one thread. Gives how long nothing needs to be done.
    public Duration pass() {
        if (analyzed() || audited() || step() != Step.OVER) {
            return settings.pace().breath();
        }
        from = 0;
        current = null;
        return settings.pace().every();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    /// Whether the numbers of partitioned tables had to be counted anew.
    private boolean analyzed() {
        var now = clock.instant();
        if (now.isBefore(analyzeAgain)) {
            return false;
        }
        var every = settings.pace().analyzeEvery();
        analyzeAgain = now.plus(settings.pace().every());
        return db.system(tx -> {
            var due = store.alone(tx) && !store.isAnalyzedWithin(tx, every);
            if (due) {
                store.analyze(tx);
            }
            return due;
        });
    }

    private boolean audited() {
        if (settings.audit().isEmpty()) {
            return false;
        }
        var before = clock.instant().minus(settings.audit().get());
        return db.system(tx ->
                store.alone(tx) ? store.removeAudit(tx, before, settings.pace().batch()) : 0)
                > 0;
    }

    private Step step() {
        if (settings.cases().isEmpty()) {
            return Step.OVER;
        }
        var past = clock.instant().minus(settings.cases().get());
        var at = current;
        if (at == null) {
            return looked(past);
        }
        try {
            leave(at, at.whole ? past : past.minus(settings.grace()));
        } catch (DatabaseFault e) {
            inUse(at, e);
        }
        return Step.MORE;
    }

    private void leave(Place at, Instant before) {
        var removed = batch(at, before);
        if (removed.length > 0) {
            current = at.after(removed[removed.length - 1]);
        } else {
            through(at);
        }
    }

    /// Finds the next range that has begun to pass its term.
    private Step looked(Instant past) {
        var range =
                db.system(tx -> store.alone(tx) ? store.nextRange(tx, from) : none())
                        .filter(next -> db.atOnce(tx -> store.isOldEnough(tx, next, past)));
        if (range.isEmpty()) {
            return Step.OVER;
        }
        var whole = db.atOnce(tx -> store.isWhollyPast(tx, range.get(), past));
        current = new Place(range.get(), whole, range.get().first());
        return Step.MORE;
    }

    private static Optional<NumberRange> none() {
        return Optional.empty();
    }

    /// Removes a batch and gives its numbers. The bytes of files go after the commit: bytes without
    /// a row are found again, a row without bytes would be a broken file.
    private long[] batch(Place at, Instant before) {
        var left = new ArrayList<FileRecord>();
        var removed =
                db.system(tx -> {
                    var cases =
                            store.alone(tx)
                                    ? store.holdExpired(
                                            tx, at.left(), before, settings.pace().batch())
                                    : new long[0];
                    if (cases.length > 0) {
                        left.addAll(files.leave(tx, cases));
                        if (!at.whole) {
                            store.removeHistory(tx, cases);
                        }
                        store.removeCases(tx, cases);
                    }
                    return cases;
                });
        files.removeBytes(left);
        return removed;
    }

    /// Nothing more of the range leaves in this round.
    private void through(Place at) {
        if (at.whole) {
            drop(at.range);
            db.atOnce(tx -> {
                store.free(tx);
                return true;
            });
        }
        from = at.range.behind();
        current = null;
    }

    private void drop(NumberRange range) {
        if (db.system(tx -> store.alone(tx) && store.drop(tx, range))) {
            LOG.info(
                    "cases {} to {} are past their term and gone",
                    range.first(),
                    range.behind() - 1);
        }
    }

    /// Somebody has what should leave and does not let it go in a moment: its range stays for
    /// another round.
    private void inUse(Place at, DatabaseFault fault) {
        if (fault.kind() != DatabaseFault.Kind.CONFLICT) {
            throw fault;
        }
        LOG.info("cases {} on are in use and stay for another round", at.at);
        from = at.range.behind();
        current = null;
    }
}
