package caseloom.access;

import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Notes when tokens or keys were last used: in memory with each request, in the database now and
/// then with one statement for all of them, and when the server stops. Safe to share.
public final class LastUse implements Service {

    private final Db db;
    private final Write write;
    private final ConcurrentHashMap<Long, Instant> moments = new ConcurrentHashMap<>();
    private final Loop loop;

    LastUse(Db db, String name, Duration every, Write write) {
        this.db = db;
        this.write = write;
        this.loop = new Loop(name, every, this::pass);
    }

    /// Writes moments down, each for the id at its place; ids are ascending, so that two nodes
    /// never wait for each other crosswise.
    @FunctionalInterface
    interface Write {
        void down(Tx tx, long[] ids, Instant[] moments);
    }

    /// Writes only when the second is another, since busy ones would make threads meet here.
    void used(long id, Instant at) {
        var before = moments.get(id);
        if (before == null || before.getEpochSecond() != at.getEpochSecond()) {
            moments.put(id, at);
        }
    }

    /// Writes down what was noted since the last pass. What cannot be written is kept for the next,
    /// unless a later use was noted meanwhile.
    public void pass() {
        var taken = new HashMap<Long, Instant>();
        moments.forEach((id, at) -> {
            if (moments.remove(id, at)) {
                taken.put(id, at);
            }
        });
        if (taken.isEmpty()) {
            return;
        }
        var written = false;
        try {
            db.atOnce(tx -> {
                written(tx, taken);
                return true;
            });
            written = true;
        } finally {
            if (!written) {
                taken.forEach(moments::putIfAbsent);
            }
        }
    }

    private void written(Tx tx, Map<Long, Instant> taken) {
        var ids = new long[taken.size()];
        var at = new Instant[taken.size()];
        var next = 0;
        for (var use : new TreeMap<>(taken).entrySet()) {
            ids[next] = use.getKey();
            at[next] = use.getValue();
            next++;
        }
        write.down(tx, ids, at);
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
