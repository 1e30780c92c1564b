package caseloom.live;

import caseloom.core.json.Json;
import caseloom.http.Lasting;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// One reader of live updates, as a stream of server-sent events (HTML Living Standard, 9.2). What
/// is not read yet is kept as a set: a reader that is slow is told less often, not of less.
public final class Watch implements Lasting {

    /// Cases that are named; of more it is only said that there were many.
    static final int CASES_MOST = 400;

    /// A stream on which nothing happens says so much more often than proxies give up.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final byte[] NOTHING = {};

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private final OptionalLong only;
    private final InstantSource clock;
    private final Instant until;
    private final Consumer<Watch> ended;
    private final TreeSet<Long> cases = new TreeSet<>();
    private Instant spoke = Instant.MIN;
    private boolean many;

    Watch(OptionalLong only, InstantSource clock, Instant until, Consumer<Watch> ended) {
        this.only = only;
        this.clock = clock;
        this.until = until;
        this.ended = ended;
    }

    /// Says that these cases changed; none means that any may have.
    void tell(List<Long> changed) {
        lock.lock();
        try {
            if (changed.isEmpty()) {
                many = true;
            }
            for (var number : changed) {
                if (only.isEmpty() || only.getAsLong() == number) {
                    cases.add(number);
                }
            }
            if (cases.size() > CASES_MOST) {
                many = true;
            }
            if (many) {
                cases.clear();
            }
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean over() {
        return !clock.instant().isBefore(until);
    }

    @Override
    public byte[] next(Duration most) throws InterruptedException {
        lock.lock();
        try {
            if (spoke.equals(Instant.MIN)) {
                return said("retry: 3000\n\n");
            }
            var left = most.toNanos();
            while (!many && cases.isEmpty() && left > 0) {
                left = told.awaitNanos(left);
            }
            if (many || !cases.isEmpty()) {
                return said("event: change\ndata: " + Json.write(taken()) + "\n\n");
            }
            return clock.instant().isBefore(spoke.plus(HEARTBEAT)) ? NOTHING : said(":\n\n");
        } finally {
            lock.unlock();
        }
    }

    private ObjectNode taken() {
        var body = Json.object().put("many", many);
        var numbers = body.putArray("cases");
        cases.forEach(numbers::add);
        cases.clear();
        many = false;
        return body;
    }

    private byte[] said(String text) {
        spoke = clock.instant();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        ended.accept(this);
    }
}
