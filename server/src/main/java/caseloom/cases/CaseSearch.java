package caseloom.cases;

import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.time.Service;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries changes of cases over to what lists read, a moment after they were committed.
///
/// The numbers of changed cases wait in memory. When more wait than may, they are forgotten and the
/// next pass reads all cases that changed since. What a dead node had in mind, its successor reads
/// with `since`.
public final class CaseSearch implements Service {

    /// How many case numbers one statement of `since` looks through.
    private static final long STRETCH = 50_000;

    /// How often a batch may meet another node's insert before the pass is given up for now.
    private static final int RACES_MOST = 5;

    private static final Logger LOG = LoggerFactory.getLogger(CaseSearch.class);

    private final CaseSearchStore store = new CaseSearchStore();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stirred = lock.newCondition();
    private final ReentrantLock passing = new ReentrantLock();
    private final Db db;
    private final InstantSource clock;
    private final CaseSearchSettings settings;
    private Set<Long> waiting = new HashSet<>();
    private Instant emptiedAt;
    private @Nullable Instant lostSince;
    private boolean closing;
    private @Nullable Thread loop;

    public CaseSearch(Db db, InstantSource clock, CaseSearchSettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.emptiedAt = clock.instant();
    }

    /// Notes cases that a commit changed. Never waits for the database.
    public void changed(long[] cases) {
        lock.lock();
        try {
            var first = waiting.isEmpty();
            for (var number : cases) {
                waiting.add(number);
            }
            if (waiting.size() > settings.waiting()) {
                forget();
            }
            if (first) {
                stirred.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Writes everything that waits. Failing leaves it waiting.
    ///
    /// @throws DatabaseFault when the database is not there
    public void pass() {
        passing.lock();
        try {
            var taken = take();
            try {
                if (taken.lostSince() != null) {
                    since(taken.lostSince());
                }
                refresh(taken.cases().stream().mapToLong(Long::longValue).sorted().toArray());
            } catch (RuntimeException e) {
                putBack(taken);
                throw e;
            }
        } finally {
            passing.unlock();
        }
    }

    /// What changed since that moment may be missing: the next pass reads it again.
    public void missed(Instant since) {
        lock.lock();
        try {
            if (lostSince == null || since.isBefore(lostSince)) {
                lostSince = since;
            }
            stirred.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Reads again every case that changed at that moment or later: what a node had not written
    /// when it died, counting from its last sign of life.
    public void since(Instant moment) {
        var from = moment.minus(settings.clocks());
        var newest = db.atOnce(store::newest);
        for (var above = 0L; above < newest; above += STRETCH) {
            var start = above;
            refresh(db.atOnce(tx -> store.changed(tx, start, start + STRETCH, from)));
        }
    }

    @Override
    public void start() {
        lock.lock();
        try {
            if (loop == null && !closing) {
                loop = Thread.ofPlatform().name("case-search").start(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Writes what waits, as far as the database lets it.
    @Override
    public void close() {
        @Nullable Thread running;
        lock.lock();
        try {
            closing = true;
            running = loop;
            stirred.signalAll();
        } finally {
            lock.unlock();
        }
        if (running == null) {
            return;
        }
        try {
            running.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (gathered()) {
            passOrComplain();
        }
        passOrComplain();
    }

    /// The loop must outlive a database that is away; what waits stays.
    private void passOrComplain() {
        try {
            pass();
        } catch (RuntimeException e) {
            LOG.warn("lists of cases could not be refreshed, trying again", e);
        }
    }

    /// Waits until there is something, then a little longer for what comes along with it; false
    /// when closing.
    private boolean gathered() {
        lock.lock();
        try {
            while (!closing && waiting.isEmpty() && lostSince == null) {
                stirred.await();
            }
            var left = settings.every().toNanos();
            while (!closing && left > 0) {
                left = stirred.awaitNanos(left);
            }
            return !closing;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private record Taken(Set<Long> cases, @Nullable Instant lostSince, Instant emptiedAt) {}

    private Taken take() {
        lock.lock();
        try {
            var taken = new Taken(waiting, lostSince, emptiedAt);
            waiting = new HashSet<>();
            lostSince = null;
            emptiedAt = clock.instant();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void putBack(Taken taken) {
        lock.lock();
        try {
            waiting.addAll(taken.cases());
            emptiedAt = taken.emptiedAt();
            if (taken.lostSince() != null) {
                lostSince = taken.lostSince();
            }
            if (waiting.size() > settings.waiting()) {
                forget();
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget() {
        waiting = new HashSet<>();
        if (lostSince == null || emptiedAt.isBefore(lostSince)) {
            lostSince = emptiedAt;
        }
    }

    private void refresh(long[] cases) {
        for (var from = 0; from < cases.length; from += settings.batch()) {
            refreshed(
                    Arrays.copyOfRange(
                            cases, from, Math.min(from + settings.batch(), cases.length)));
        }
    }

    /// One case that the database refuses must not keep the others out.
    private void refreshed(long[] cases) {
        try {
            written(cases);
        } catch (DatabaseFault e) {
            if (e.kind() != DatabaseFault.Kind.REFUSED) {
                throw e;
            }
            if (cases.length == 1) {
                LOG.warn("case {} cannot be listed: the database refuses it", cases[0]);
                return;
            }
            var middle = cases.length / 2;
            refreshed(Arrays.copyOfRange(cases, 0, middle));
            refreshed(Arrays.copyOfRange(cases, middle, cases.length));
        }
    }

    /// Another node that lists the same new case at the same moment is met once: then the row is
    /// there.
    private void written(long[] cases) {
        for (var left = RACES_MOST; left > 0; left--) {
            try {
                db.atOnce(tx -> {
                    store.refresh(tx, cases);
                    return true;
                });
                return;
            } catch (DatabaseFault e) {
                if (e.kind() != DatabaseFault.Kind.DUPLICATE || left == 1) {
                    throw e;
                }
            }
        }
    }
}
