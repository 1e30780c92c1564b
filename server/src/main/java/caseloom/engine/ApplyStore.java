package caseloom.engine;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What stores decisions, many at once; part of a transaction. Each method takes its rows by
/// number, and they are called in the order runs, cases, timers, effects, as everybody takes them.
interface ApplyStore {

    /// Moves the runs on whose guard still holds, tells their histories and changes their cases,
    /// and says which these are. The others lost their lease: nothing else of their decisions may
    /// be written. One statement.
    Set<RunKey> store(List<Decided> batch, long destinations);

    /// Sets and clears. A timer that is set already gets the new moment; each may be changed once.
    void change(List<TimerChange> changes);

    /// Effects that the node is to perform.
    void start(long node, List<Outgoing> effects);

    /// Runs that nobody waits for any more are told by letters, due from that moment on.
    void drop(List<Dropped> effects, Instant now);
}
