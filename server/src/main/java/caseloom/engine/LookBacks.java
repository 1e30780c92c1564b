package caseloom.engine;

import caseloom.db.Db;
import caseloom.db.GroupWriter;
import caseloom.events.Arrived;
import caseloom.events.Listening;
import caseloom.time.Service;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for events that came before a run began to listen (W-16), after the listener is on disk. A
/// timer of the run stands for each look, so that another node looks when this one dies.
final class LookBacks implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(LookBacks.class);

    private final Db db;
    private final Listening listening;
    private final Consumer<List<Arrived>> found;
    private final ApplyStore timers = new ApplyStore();
    private final GroupWriter<RunKey> writer;

    LookBacks(Db db, Listening listening, EngineSettings settings, Consumer<List<Arrived>> found) {
        this.db = db;
        this.listening = listening;
        this.found = found;
        this.writer =
                new GroupWriter<>(
                        "look-back", settings.runsAtOnce(), settings.batchMost(), this::settle);
    }

    /// Never waits. What finds no room is found again by its timer.
    void want(RunKey key) {
        if (!writer.offer(key)) {
            LOG.debug("run {} looks back later", key.runId());
        }
    }

    @Override
    public void start() {
        writer.start();
    }

    @Override
    public void close() {
        writer.close();
    }

    private void settle(List<RunKey> batch) {
        var keys = batch.stream().distinct().toList();
        try {
            found.accept(
                    db.system(tx -> {
                        var rows =
                                keys.stream()
                                        .map(key -> new Listening.Row(key.caseId(), key.runId(), 0))
                                        .toList();
                        var events = listening.lookBack(tx, rows);
                        timers.clear(
                                tx,
                                keys.stream()
                                        .map(key -> new Numbered(key, Wakeup.LOOK_BACK))
                                        .toList());
                        return events;
                    }));
        } catch (RuntimeException e) {
            // The thread must outlive a database that is away.
            LOG.warn("{} runs look back later", keys.size(), e);
        }
    }
}
