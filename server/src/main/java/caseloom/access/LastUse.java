package caseloom.access;

import caseloom.db.Db;
import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;

/// Notes when tokens were last used: in memory with each request, in the database now and then with
/// one statement for all of them, and when the server stops. Safe to share.
public final class LastUse implements Service {

    private final Db db;
    private final AccessStore store = new AccessStore();
    private final ConcurrentHashMap<Long, Instant> moments = new ConcurrentHashMap<>();
    private final Loop loop;

    LastUse(Db db, Duration every) {
        this.db = db;
        this.loop = new Loop("token-last-use", every, this::pass);
    }

    /// Writes only when the second is another, since busy tokens would make threads meet here.
    void used(long token, Instant at) {
        var before = moments.get(token);
        if (before == null || before.getEpochSecond() != at.getEpochSecond()) {
            moments.put(token, at);
        }
    }

    /// Writes down what was noted since the last pass. What cannot be written is kept for the next,
    /// unless a later use was noted meanwhile.
    public void pass() {
        var taken = new HashMap<Long, Instant>();
        moments.forEach((token, at) -> {
            if (moments.remove(token, at)) {
                taken.put(token, at);
            }
        });
        if (taken.isEmpty()) {
            return;
        }
        var written = false;
        try {
            db.atOnce(tx -> {
                store.used(tx, taken);
                return true;
            });
            written = true;
        } finally {
            if (!written) {
                taken.forEach(moments::putIfAbsent);
            }
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
        pass();
    }
}
