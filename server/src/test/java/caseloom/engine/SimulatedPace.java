package caseloom.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Effects wait here until somebody performs them, and a pause is whatever happens meanwhile. For
/// one thread.
final class SimulatedPace extends AbstractExecutorService implements Pace {

    private final List<Runnable> waiting = new ArrayList<>();
    private final BooleanSupplier meanwhile;
    private boolean stopped;

    /// @param meanwhile says whether the one who pauses is to go on
    SimulatedPace(BooleanSupplier meanwhile) {
        this.meanwhile = meanwhile;
    }

    int size() {
        return waiting.size();
    }

    Runnable take(int place) {
        return waiting.remove(place);
    }

    @Override
    public ExecutorService effects() {
        return this;
    }

    @Override
    public boolean pause() {
        return !stopped && meanwhile.getAsBoolean();
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void execute(Runnable effect) {
        waiting.add(effect);
    }

    @Override
    public void shutdown() {
        stopped = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return stopped;
    }

    @Override
    public boolean isTerminated() {
        return stopped;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
        return true;
    }
}
