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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// One reader of live updates, as a stream of server-sent events (HTML Living Standard, 9.2). What
/// is not read yet is kept as a set: a reader that is slow is told less often, not of less.
public final class Watch implements Lasting {

    /// Cases that are named; of more it is only said that there were many.
    static final int CASES_MOST = 400;

    /// A stream on which nothing happens says so much more often than proxies give up. As often it
    /// is asked whether its reader is still welcome.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final byte[] NOTHING = {};

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private final OptionalLong only;
    private final InstantSource clock;
    private final End end;
    private final TreeSet<Long> cases = new TreeSet<>();
    private Instant spoke = Instant.MIN;
    private boolean many;

    /// When the reader was last welcome; for the thread that reads.
    private Instant welcomed;

    /// What a watch ends with: a moment, a reader who is welcome no more, and what is to be done
    /// then.
    record End(Instant at, BooleanSupplier welcome, Consumer<Watch> ended) {}

    Watch(OptionalLong only, InstantSource clock, End end) {
        this.only = only;
        this.clock = clock;
        this.end = end;
        this.welcomed = clock.instant();
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
        var now = clock.instant();
        if (!now.isBefore(end.at())) {
            return true;
        }
        if (now.isBefore(welcomed.plus(HEARTBEAT))) {
            return false;
        }
        welcomed = now;
        return !end.welcome().getAsBoolean();
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
        end.ended().accept(this);
    }
}
