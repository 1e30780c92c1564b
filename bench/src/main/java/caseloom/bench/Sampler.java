package caseloom.bench;

import java.io.IOException;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/// Watches one case after another from its answer to its end, for servers whose database cannot be
/// asked. It asks ever more rarely, so its resolution is about a tenth of the lag.
final class Sampler {

    private static final Duration FIRST = Duration.ofMillis(1);

    private final Door door;
    private final Ticks ticks;
    private final Load load;
    private final Histogram lag = Lag.histogram();
    private final Thread thread = Thread.ofPlatform().daemon().name("sampler").unstarted(this::run);
    private volatile boolean stopping;

    Sampler(Door door, Ticks ticks, Load load) {
        this.door = door;
        this.ticks = ticks;
        this.load = load;
    }

    void start() {
        thread.start();
    }

    /// What was seen; to be asked after `stop`.
    Histogram lag() {
        return lag;
    }

    /// Ends the watching; harmless when it never began.
    void stop() throws InterruptedException {
        stopping = true;
        thread.join();
    }

    private void run() {
        try (var connection = door.target().connect()) {
            while (!stopping) {
                ticks.pause(FIRST);
                var newest = load.newest();
                if (newest.isPresent()) {
                    watch(connection, newest.get());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the case that was watched cannot be read", e);
        }
    }

    private void watch(Connection connection, Load.Answered answered) throws IOException {
        var request = door.fetch(answered.id());
        for (var pause = FIRST; !stopping; pause = pause.plus(pause.dividedBy(10))) {
            connection.exchange(request);
            if (door.isDone(connection.body())) {
                Lag.record(lag, ticks.now() - answered.tick());
                return;
            }
            ticks.pause(pause);
        }
    }
}
