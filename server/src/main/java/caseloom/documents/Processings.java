package caseloom.documents;

import caseloom.core.document.Issue;
import caseloom.core.document.IssueCode;
import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.files.reading.FileReading;
import caseloom.time.Loop;
import caseloom.time.Service;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Processes documents: claims what is due under a lease, a few at a time, and renews the lease
/// until each has ended. What a dead node was at, another takes when its lease is over.
final class Processings implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Processings.class);

    private static final Issue GIVEN_UP =
            Issue.of(IssueCode.UNSUPPORTED_CONTENT, "every attempt to process it broke off");

    private static final Issue UNREACHABLE =
            Issue.of(IssueCode.UNSUPPORTED_CONTENT, "its bytes could not be had for a day");

    /// How long bytes that cannot be had are waited for.
    private static final Duration BYTES_WITHIN = Duration.ofDays(1);

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

    private final Ground ground;
    private final FileReading reading;
    private final Examination examination;
    private final Completion completion;
    private final DocumentsSettings settings;
    private final ProcessingsStore store = new ProcessingsStore();
    private final Map<Long, Claimed> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Loop loop;

    /// What processing stands on.
    ///
    /// @param writers the database for what belongs to all organizations
    record Ground(Db db, Db writers, InstantSource clock, Files files, MeterRegistry meters) {}

    Processings(
            Ground ground,
            FileReading reading,
            Examination examination,
            Completion completion,
            DocumentsSettings settings) {
        this.ground = ground;
        this.reading = reading;
        this.examination = examination;
        this.completion = completion;
        this.settings = settings;
        this.loop = new Loop("documents", settings.processing().pollEvery(), this::pass);
        ground.meters().gauge("caseloom.documents.under.way", underWay, Map::size);
        ground.meters().gauge("caseloom.documents.readings.stuck", reading, FileReading::stuck);
    }

    /// There may be something to process.
    void hint() {
        loop.wake();
    }

    /// Renews what is under way, and begins what is due.
    void pass() {
        var now = now();
        var until = now.plus(settings.processing().lease());
        for (var claimed : underWay.values()) {
            if (!ground.writers().system(tx -> store.renew(tx, claimed, until))) {
                LOG.debug("the processing {} was lost or has ended", claimed.id());
            }
        }
        var free = settings.reading().atOnce() - underWay.size();
        if (free > 0 && reading.isAble()) {
            var claimed = ground.writers().system(tx -> store.claim(tx, now, until, free));
            claimed.forEach(this::begin);
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    /// What is under way is put back, for the next start or another node.
    @Override
    public void close() {
        loop.close();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("documents are left to the end of their leases");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(Claimed claimed) {
        underWay.put(claimed.id(), claimed);
        try {
            threads.execute(() -> inOwnThread(claimed));
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping: the document comes due again", e);
            underWay.remove(claimed.id());
        }
    }

    private void inOwnThread(Claimed claimed) {
        try {
            process(claimed);
        } catch (InterruptedException e) {
            LOG.debug("stopping: document {} comes due again", claimed.file(), e);
            putBack(claimed, now());
        } catch (UncheckedIOException | DatabaseFault e) {
            LOG.warn("document {} cannot be processed now", claimed.file(), e);
            putBack(claimed, now().plus(settings.processing().lease()));
        } catch (RuntimeException e) {
            // The claim stays; when its lease is over, the attempt counts.
            LOG.error("document {} could not be processed", claimed.file(), e);
        } finally {
            underWay.remove(claimed.id());
            hint();
        }
    }

    private void process(Claimed claimed) throws InterruptedException {
        var organization = claimed.organization();
        var file =
                ground.db()
                        .tx(
                                organization,
                                tx -> ground.files().find(tx, organization, claimed.file()));
        if (file.isPresent()) {
            var written = completion.write(claimed, file.get(), findings(claimed, file.get()));
            ground.meters().counter("caseloom.documents.processed").increment(written ? 1 : 0);
        } else {
            leave(claimed);
        }
    }

    /// The organization was closed: its files are not seen until it is opened again.
    private void leave(Claimed claimed) {
        putBack(claimed, now().plus(BYTES_WITHIN));
    }

    private Findings findings(Claimed claimed, FileRecord file) throws InterruptedException {
        if (claimed.attempts() > settings.processing().attemptsMost()) {
            return Findings.none(GIVEN_UP);
        }
        try {
            return examination.of(file);
        } catch (UncheckedIOException e) {
            if (now().isAfter(claimed.createdAt().plus(BYTES_WITHIN))) {
                LOG.error("the bytes of document {} cannot be had", file.number(), e);
                return Findings.none(UNREACHABLE);
            }
            throw e;
        }
    }

    private void putBack(Claimed claimed, Instant due) {
        try {
            ground.writers()
                    .system(tx -> {
                        store.putBack(tx, claimed, due);
                        return true;
                    });
        } catch (DatabaseFault e) {
            LOG.warn("document {} waits for the end of its lease", claimed.file(), e);
        }
    }

    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
