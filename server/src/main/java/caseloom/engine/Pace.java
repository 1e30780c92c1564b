package caseloom.engine;

import java.util.concurrent.ExecutorService;

/// How the engine's work is spread and how it waits: threads and real time, or the hand of the
/// simulation. Safe to share.
interface Pace {

    /// Where effects are performed, each on a thread of its own.
    ExecutorService effects();

    /// Waits a moment for the database to come back. False when stopping.
    boolean pause();

    /// Ends all pauses.
    void stop();
}
