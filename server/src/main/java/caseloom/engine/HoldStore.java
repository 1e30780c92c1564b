package caseloom.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// By what a node takes runs, timers and effects into its hand; part of a transaction.
interface HoldStore {

    /// A timer that was found due.
    record Due(RunKey key, int timer, Instant due) {

        Numbered number() {
            return new Numbered(key, timer);
        }
    }

    /// An effect of another node, as its row says.
    ///
    /// @param answer what came while its run was paused; null when nothing did
    record Foreign(
            RunKey key,
            int activation,
            long organization,
            String request,
            @Nullable String answer,
            Instant at) {

        Numbered number() {
            return new Numbered(key, activation);
        }
    }

    /// Takes the runs that are still under way; the others are missing from the result, as are
    /// those that are paused and those whose state only a newer release can read.
    List<Held> take(List<RunKey> keys);

    /// Takes those of a dead node's runs that still have no decision.
    List<Held> adopt(long dead, List<RunKey> keys);

    /// What a dead node held since its creation, as far as its low-water mark says.
    List<RunKey> orphans(NodeStore.Dead node, int most);

    /// Those of the runs that are on disk and have not ended.
    List<RunKey> present(List<RunKey> keys);

    /// The longest due first.
    List<Due> dueTimers(Instant now, int most);

    /// Moves the timers that are still due at the moment they were found with.
    List<Numbered> claim(List<Due> timers, Instant until);

    Optional<Instant> nextTimer();

    /// The effects of a node, the oldest cases first; not those of paused runs.
    ///
    /// @param after only those behind this one in the order of their numbers
    List<Foreign> effectsOf(long node, Numbered after, int most);

    /// Gives effects from one node to another and says how many were still the first one's.
    int claim(List<Foreign> effects, long from, long to);

    /// Keeps what came while the run was paused.
    void keepAnswer(Numbered effect, String answer);

    /// The effects of a run that is paused no more may be taken up again.
    void release(RunKey key, long me);

    /// Clears a timer of a run that nobody moved on since it was seen so.
    void forget(Held seen, int timer);

    /// Deletes what still waits for a run that has ended.
    void sweep(RunKey key);
}
