package caseloom.webhooks;

import caseloom.calls.ConnectionCalls;
import caseloom.calls.NotYet;
import caseloom.core.webhook.RetryPlan;
import caseloom.db.DayPartitions;
import caseloom.db.Db;
import caseloom.outbound.Outcome;
import caseloom.time.Loop;
import caseloom.time.Service;
import caseloom.webhooks.Attempt.Result;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings deliveries out: claims what is due and can begin at once, attempts each on a thread of
/// its own, and has the attempt recorded (flow 4). Safe to share.
final class Sender implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private static final int LAPSED_AT_ONCE = 500;

    private static final int OK = 200;
    private static final int BEYOND_OK = 300;

    private final SendingStore store = new SendingStore();
    private final Ground ground;
    private final Requests requests;
    private final WebhooksSettings.Sending settings;
    private final DayPartitions partitions;
    private final Rooms rooms;
    private final AttemptBook book;
    private final Returns returns;
    private final Loop loop;
    private final Loop lapses;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// What sending stands on.
    record Ground(
            Db db,
            InstantSource clock,
            RandomGenerator chance,
            ConnectionCalls calls,
            MeterRegistry meters) {}

    Sender(
            Ground ground,
            Requests requests,
            DayPartitions partitions,
            WebhooksSettings.Sending settings) {
        this.ground = ground;
        this.requests = requests;
        this.partitions = partitions;
        this.settings = settings;
        this.rooms = new Rooms(settings);
        this.book = new AttemptBook(ground.db(), settings, new Tally(ground.meters()), this::hint);
        this.returns = new Returns(ground.db(), settings);
        this.loop = new Loop("sender", settings.pollEvery(), WebhooksSettings.REST, this::pass);
        ground.meters().gauge("caseloom.webhooks.under.way", rooms, Rooms::underWay);
        this.lapses = new Loop("sender-lapses", settings.pollEvery(), this::lapse);
    }

    /// There may be something to send.
    void hint() {
        loop.wake();
    }

    /// One look at what is due; gives how long nothing needs to be looked for.
    Duration pass() {
        var now = now();
        partitions.ensure(now);
        var free = rooms.free(now);
        if (free.all() <= 0) {
            return settings.pollEvery();
        }
        var claimed =
                ground.db()
                        .system(tx -> {
                            var due = store.due(tx, now, free);
                            return due.isEmpty()
                                    ? List.<Claimed>of()
                                    : store.claim(tx, due, now, now.plus(settings.lease()));
                        });
        forget(claimed);
        claimed.forEach(this::begin);
        return rooms.wakesWithin(now, settings.pollEvery());
    }

    @Override
    public void start() {
        book.start();
        returns.start();
        loop.start();
        lapses.start();
    }

    /// Lets what is under way end; what does not end within its time counts as interrupted.
    @Override
    public void close() {
        lapses.close();
        loop.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(3, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        book.close();
        returns.close();
    }

    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// Attempts whose node stopped count as failed (C-179).
    private void lapse() {
        var now = now();
        partitions.ensure(now);
        var lapsed = ground.db().atOnce(tx -> store.lapsed(tx, now, LAPSED_AT_ONCE));
        for (var one : lapsed) {
            var attempt =
                    new Attempt(
                            one.of(),
                            one.attempts() + 1,
                            one.at(),
                            now,
                            Result.INTERRUPTED,
                            new Attempt.Sent("", "{}"),
                            new Attempt.Answer(
                                    null,
                                    null,
                                    "the server stopped during this attempt; whether it arrived is"
                                            + " not known"),
                            next(one.kind(), one.failed() + 1, now));
            if (!book.put(attempt)) {
                return;
            }
        }
    }

    /// What is past its term has nothing left to be sent.
    private void forget(List<Claimed> claimed) {
        var gone = claimed.stream().filter(one -> one.message() == null).toList();
        if (!gone.isEmpty()) {
            ground.db()
                    .system(tx -> {
                        store.forget(tx, gone);
                        return true;
                    });
        }
    }

    private void begin(Claimed claimed) {
        var message = claimed.message();
        if (message == null) {
            return;
        }
        rooms.enter(claimed.to().id());
        try {
            threads.execute(() -> inOwnThread(claimed, message));
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping: the delivery comes due again", e);
            rooms.leave(claimed.to().id());
        }
    }

    private void inOwnThread(Claimed claimed, Claimed.Message message) {
        try {
            attempt(claimed, message);
        } catch (NotYet e) {
            putBack(claimed, e.at());
        } catch (CancellationException e) {
            LOG.debug("stopping: delivery {} comes due again", claimed.id(), e);
        } catch (RuntimeException e) {
            // The claim is still there; when its lease is over, the attempt counts as failed.
            LOG.error("delivery {} could not be attempted", claimed.id(), e);
        } finally {
            rooms.leave(claimed.to().id());
            hint();
        }
    }

    /// Its connection's turn comes later (C-180): what waits for that uses up no attempt.
    private void putBack(Claimed claimed, Instant until) {
        rooms.sleep(claimed.to().id(), now(), until);
        returns.put(claimed);
    }

    private void attempt(Claimed claimed, Claimed.Message message) {
        var to = claimed.to();
        var url = to.url();
        if (url != null) {
            var request = requests.of(claimed, message, url, now());
            book.put(ended(claimed, Requests.sent(request), ground.calls().send(request)));
            return;
        }
        var access = requests.access(claimed);
        if (access.isEmpty()) {
            var none = new Outcome.Failed(Outcome.Why.REFUSED, "there is no such connection");
            book.put(ended(claimed, new Attempt.Sent("", "{}"), none));
            return;
        }
        var target = access.get().connection().terms().baseUrl().with(String.valueOf(to.path()));
        var request = requests.of(claimed, message, target, now());
        var outcome = ground.calls().send(access.get(), request);
        book.put(ended(claimed, Requests.sent(request), outcome));
    }

    private Attempt ended(Claimed claimed, Attempt.Sent sent, Outcome outcome) {
        var at = now();
        var answer =
                switch (outcome) {
                    case Outcome.Answered answered ->
                            new Attempt.Answer(answered.status(), shown(answered.body()), null);
                    case Outcome.Failed failed -> new Attempt.Answer(null, null, failed.message());
                };
        var status = answer.status();
        var well = status != null && status >= OK && status < BEYOND_OK;
        var to = claimed.to();
        return new Attempt(
                new Attempt.Of(
                        claimed.caseId(),
                        claimed.id(),
                        claimed.organization(),
                        to.id(),
                        to.failing()),
                claimed.attempts() + 1,
                claimed.at(),
                at,
                well ? Result.SUCCEEDED : Result.FAILED,
                sent,
                answer,
                well ? null : next(to.kind(), claimed.failed() + 1, at));
    }

    private @Nullable Instant next(Kind kind, int failed, Instant at) {
        return RetryPlan.of(kind.family())
                .pause(failed, ground.chance().nextDouble())
                .map(at::plus)
                .map(moment -> moment.truncatedTo(ChronoUnit.MICROS))
                .orElse(null);
    }

    /// The beginning of an answer as text; a column of text cannot hold U+0000.
    private static String shown(byte[] body) {
        var most = Math.min(body.length, WebhooksSettings.SHOWN_MOST);
        return new String(Arrays.copyOf(body, most), StandardCharsets.UTF_8)
                .replace('\0', '\uFFFD');
    }
}
