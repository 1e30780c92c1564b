package caseloom.intake;

import caseloom.queue.Lane;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where new runs go. The engine is on the other side; the intake only knows this.
public interface Handover {

    /// The node in whose name runs are written as held.
    long node();

    /// Whether the engine can take more runs of this lane; else they are refused before they are
    /// written, so that what was written is worked off at any offered load.
    boolean hasRoom(Lane lane);

    /// The intake is about to write this one: from now on it counts as held. Called in the order of
    /// the case numbers.
    void announced(Newborn newborn);

    /// The first decision of a run, made on the caller's thread; null when the engine would rather
    /// make it later.
    @Nullable Opening opening(Newborn newborn);

    /// They are on disk. Waits when the engine has enough to do.
    void stored(List<Written> batch);

    /// They were refused: nothing of them is on disk.
    void refused(List<Newborn> batch);

    /// Whether they are on disk is unknown; the engine looks and goes on with those that are.
    void unconfirmed(List<Newborn> batch);

    /// A run that is on disk.
    ///
    /// @param opening its first decision, when it was made already
    /// @param ended the opening was its end, and is on disk too
    record Written(Newborn newborn, @Nullable Opening opening, boolean ended) {}
}
