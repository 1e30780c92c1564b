package caseloom.mail;

import caseloom.db.Db;
import caseloom.mail.MailQueueStore.Claimed;
import caseloom.time.Loop;
import caseloom.time.Service;
import caseloom.vault.Unopenable;
import caseloom.vault.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works the queue off: claims what is due and can begin at once, sends each on a thread of its
/// own, and records what came of it. A node that dies leaves its claims to others.
final class QueueSender implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(QueueSender.class);

    private static final long GRACE_SECONDS = 3;

    private final MailQueueStore store = new MailQueueStore();
    private final Ground ground;
    private final MailSettings settings;
    private final Semaphore slots;
    private final Loop loop;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// What sending stands on.
    record Ground(Db db, Vault vault, InstantSource clock, Mailer mailer, MeterRegistry meters) {}

    QueueSender(Ground ground, MailSettings settings) {
        this.ground = ground;
        this.settings = settings;
        this.slots = new Semaphore(settings.atOnce());
        this.loop = new Loop("mail", settings.queue().pollEvery(), this::pass);
    }

    void wake() {
        loop.wake();
    }

    @Override
    public void start() {
        if (ground.mailer.isOn()) {
            loop.start();
        }
    }

    /// What is under way may end for a moment; the rest is sent again by whoever finds its lease
    /// lapsed.
    @Override
    public void close() {
        loop.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /// One look at what is due; gives how long nothing needs to be looked for.
    Duration pass() {
        var now = now();
        var free = slots.availablePermits();
        var due = ground.db.system(tx -> store.due(tx, now, free + 1));
        for (var one : due) {
            if (!slots.tryAcquire()) {
                return settings.queue().pollEvery();
            }
            var until = now.plus(settings.queue().lease());
            var claimed = ground.db.system(tx -> store.claim(tx, one, until));
            if (claimed.isEmpty()) {
                slots.release();
            } else {
                threads.execute(() -> inOwnThread(claimed.get()));
            }
        }
        return settings.queue().pollEvery();
    }

    private void inOwnThread(Claimed mail) {
        try {
            record(mail, attempted(mail));
        } catch (RuntimeException e) {
            LOG.warn("mail {} of case {} is tried again later", key(mail), caseOf(mail), e);
        } finally {
            slots.release();
            loop.wake();
        }
    }

    private Sent attempted(Claimed mail) {
        if (mail.isClosed()) {
            return new Sent.Refused("the organization is closed");
        }
        try {
            var written = ground.vault.open(NoticeJson.place(mail.id()), mail.sealed());
            var notice = NoticeJson.read(mail.id(), mail.to(), written);
            return ground.mailer.send(
                    new Mail(
                            "case/" + caseOf(mail) + "/" + key(mail),
                            Recipients.of(notice.to()),
                            notice.subject(),
                            notice.text(),
                            List.of()));
        } catch (Unopenable e) {
            return new Sent.Failed("the mail cannot be opened: " + e.getMessage());
        }
    }

    private void record(Claimed mail, Sent sent) {
        var kept =
                switch (sent) {
                    case Sent.Accepted _ -> ground.db.system(tx -> store.sent(tx, mail, now()));
                    case Sent.Refused(var why) -> gaveUp(mail, why);
                    case Sent.Failed(var why) -> failed(mail, why);
                    case Sent.Off _ -> failed(mail, Sent.Off.MESSAGE);
                };
        ground.meters
                .counter("caseloom.mails", "result", sent.getClass().getSimpleName())
                .increment();
        if (!kept) {
            LOG.info("mail {} of case {} was taken over", key(mail), caseOf(mail));
        }
    }

    private boolean failed(Claimed mail, String why) {
        var queue = settings.queue();
        if (mail.attempts() >= queue.attemptsMost()) {
            return gaveUp(mail, why);
        }
        LOG.info("mail {} of case {} is sent again later: {}", key(mail), caseOf(mail), why);
        var at = now().plus(queue.pause(mail.attempts()));
        return ground.db.system(tx -> store.again(tx, mail, at, why));
    }

    private boolean gaveUp(Claimed mail, String why) {
        LOG.warn("mail {} of case {} is given up: {}", key(mail), caseOf(mail), why);
        return ground.db.system(tx -> store.gaveUp(tx, mail, why));
    }

    private Instant now() {
        return ground.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String key(Claimed mail) {
        return mail.id().key();
    }

    private static long caseOf(Claimed mail) {
        return mail.id().number();
    }
}
