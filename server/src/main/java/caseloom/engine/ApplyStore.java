package caseloom.engine;

import java.util.List;
import java.util.Set;

/// What stores decisions, many at once; part of a transaction.
interface ApplyStore {

    /// Moves the runs on whose guard still holds, tells their histories and changes their cases,
    /// and says which these are. The others lost their lease: nothing else of their decisions may
    /// be written. One statement.
    Set<RunKey> store(List<Decided> batch);

    /// A timer that is set already gets the new moment.
    void set(List<Wakeup> timers);

    void clear(List<Numbered> timers);

    /// Effects that the node is to perform.
    void start(long node, List<Outgoing> effects);

    void drop(List<Numbered> effects);
}
