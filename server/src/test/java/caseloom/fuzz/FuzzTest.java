package caseloom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.Reply;
import caseloom.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Requests by chance against both APIs, the downloads and the pages. A run is repeated with
/// `-Dseed=...`. It is bounded by how many requests it sends, and a request by how long its answer
/// is waited for.
final class FuzzTest {

    private static final Logger LOG = LoggerFactory.getLogger(FuzzTest.class);

    private static final int TALKS = 4;

    /// Each so many requests begin in a new world: lists of everything that was ever made would
    /// otherwise take the longer the more of it there is.
    private static final int ROUND = 30_000;

    private static final int COMPLAINTS_MOST = 20;

    /// What a peer may take for a request, and more than that.
    private static final Duration PATIENCE = Duration.ofSeconds(31);

    private final long seed = Long.getLong("seed", RandomGenerator.getDefault().nextInt(1_000_000));
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();

    @Test
    void everyRequestIsAnsweredAsTheContractsSay() throws Exception {
        holds(3);
    }

    @Test
    @Tag("wide")
    void everyOfManyRequestsIsAnsweredAsTheContractsSay() throws Exception {
        holds(46);
    }

    /// A head that is not begun is bound by the idle time only, which is real time.
    @Test
    void aRequestThatStopsInTheMiddleDoesNotHoldItsConnection() {
        LOG.info("seed {}", seed);
        var dice = new Dice(seed);
        try (var idle = new World("HTTP_IDLE=1")) {
            var samples = new Samples(dice, idle);
            var readers = new ArrayList<Thread>();
            for (var n = 0; n < 100; n++) {
                var bytes = samples.next().bytes();
                var wire = Wire.to(idle.server().node().address());
                wire.bytes(Arrays.copyOf(bytes, dice.below(bytes.length)));
                readers.add(Thread.ofVirtual().start(() -> drained(wire)));
            }

            Probe.until(
                    "all connections of seed " + seed + " have ended",
                    () -> {
                        idle.server().clock().forward(PATIENCE);
                        return readers.stream().noneMatch(Thread::isAlive);
                    });
        }
    }

    private static void drained(Wire wire) {
        wire.rest();
        wire.close();
    }

    private void holds(int rounds) throws InterruptedException {
        LOG.info("seed {}", seed);
        for (var round = 0; round < rounds && complaints.size() < COMPLAINTS_MOST; round++) {
            round(seed + (long) round * TALKS);
            LOG.info(
                    "{} of {} requests, {} of them broken and without an answer, answers {}",
                    (round + 1) * ROUND,
                    rounds * ROUND,
                    unanswered,
                    new TreeMap<>(statuses));
        }
        assertThat(complaints).as("seed " + seed).isEmpty();
        assertThat(statuses).as("seed " + seed).containsKeys(200, 201, 400, 401, 404, 422);
    }

    private void round(long first) throws InterruptedException {
        try (var world = new World()) {
            var threads = new ArrayList<Thread>();
            for (var talk = 0; talk < TALKS; talk++) {
                var own = first + talk;
                threads.add(Thread.ofPlatform().start(() -> talk(world, own)));
            }
            for (var thread : threads) {
                thread.join();
            }
        }
    }

    private void talk(World world, long own) {
        var samples = new Samples(new Dice(own), world);
        try (var talk = new Talk(world.server().node().address())) {
            for (var n = 0; n < ROUND / TALKS && complaints.size() < COMPLAINTS_MOST; n++) {
                judge(samples, talk, samples.next());
            }
        } catch (RuntimeException | Error e) {
            LOG.error("the test itself failed", e);
            complaints.add("the test itself failed: " + e);
        }
    }

    private void judge(Samples samples, Talk talk, Sample sample) {
        try {
            var reply = talk.exchange(sample);
            reply.flatMap(given -> Shapes.complaint(sample, given))
                    .ifPresent(why -> complain(why + "\n" + reply.orElseThrow(), sample));
            if (reply.isEmpty()) {
                unanswered.incrementAndGet();
            }
            reply.ifPresent(given -> {
                statuses.merge(given.status(), 1, Integer::sum);
                learn(samples.targets(), sample, given);
            });
        } catch (RuntimeException | AssertionError e) {
            complain(e.toString(), sample);
        }
    }

    private void complain(String what, Sample sample) {
        var told = what + "\n" + sample;
        LOG.error("{}", told);
        complaints.add(told);
    }

    private static void learn(Targets targets, Sample sample, Reply reply) {
        if (sample.method().equals("POST") && reply.status() < 300) {
            var body = reply.json();
            List.of(body.at("/case/id"), body.at("/task_id")).stream()
                    .filter(JsonNode::isNumber)
                    .forEach(id -> targets.learn("c", id.asText()));
            if (body.at("/workflow_run/id").isNumber()) {
                targets.learn("r", body.at("/workflow_run/id").asText());
            }
        }
    }
}
