package caseloom.engine;

import caseloom.db.GroupWriter;
import caseloom.events.Arrived;
import caseloom.events.Listening;
import caseloom.queue.FairQueue;
import caseloom.time.Service;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for events that came before a run began to listen (W-16), after the listener is on disk. A
/// timer of the run stands for each look, so that another node looks when this one dies.
final class LookBacks implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(LookBacks.class);

    private final EngineStore store;
    private final Listening listening;
    private final Consumer<List<Arrived>> found;
    private final GroupWriter<RunKey> writer;

    LookBacks(
            EngineStore store,
            Listening listening,
            EngineSettings settings,
            Consumer<List<Arrived>> found) {
        this.store = store;
        this.listening = listening;
        this.found = found;
        this.writer =
                new GroupWriter<>(
                        "look-back",
                        new FairQueue<>(settings.runsAtOnce(), RunKey::ownLane),
                        settings.batchMost(),
                        this::settle);
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
            found.accept(store.tx(tx -> looked(tx, keys)));
        } catch (RuntimeException e) {
            // The thread must outlive a database that is away.
            LOG.warn("{} runs look back later", keys.size(), e);
        }
    }

    private List<Arrived> looked(EngineTx tx, List<RunKey> keys) {
        var rows = keys.stream().map(key -> ApplyRows.row(key, 0)).toList();
        var timers = keys.stream().map(key -> new Numbered(key, Wakeup.LOOK_BACK));
        var events = listening.lookBack(tx.sql(), rows);
        tx.apply().change(timers.map(TimerChange::cleared).toList());
        return events;
    }
}
