package caseloom.http;

import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/// Frees threads that wait too long for a peer's bytes: the blocked thread is interrupted, which
/// closes its connection. Timeouts of the socket would not do, since a peer that sends one byte now
/// and then never meets them. Safe to share.
final class SlowPeers implements Service {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Duration patience;
    private final ConcurrentHashMap<Thread, Instant> waiting = new ConcurrentHashMap<>();
    private final Loop loop;

    SlowPeers(InstantSource clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
        this.loop = new Loop("slow-peers", EVERY, this::pass);
    }

    /// From here on the calling thread waits for its peer.
    void begin() {
        begin(patience);
    }

    void begin(Duration most) {
        waiting.put(Thread.currentThread(), clock.instant().plus(most));
    }

    /// The same, and not beyond a moment.
    void begin(Instant until) {
        var patient = clock.instant().plus(patience);
        waiting.put(Thread.currentThread(), patient.isBefore(until) ? patient : until);
    }

    Instant now() {
        return clock.instant();
    }

    /// The calling thread no longer waits for its peer.
    ///
    /// @throws PeerTooSlow when it was found too slow in the meantime: its connection is lost
    void end() {
        if (waiting.remove(Thread.currentThread()) == null) {
            throw new PeerTooSlow();
        }
    }

    /// How many threads wait for their peer now.
    int waiting() {
        return waiting.size();
    }

    /// Interrupts who has waited too long. Only the one that takes the entry out may interrupt, so
    /// a thread that has gone on to its work is never hit.
    void pass() {
        var now = clock.instant();
        waiting.forEach((thread, until) -> {
            if (until.isBefore(now) && waiting.remove(thread, until)) {
                thread.interrupt();
            }
        });
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }
}
