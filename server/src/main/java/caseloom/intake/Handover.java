package caseloom.intake;

import java.util.List;

/// Where new runs go. The engine is on the other side; the intake only knows this.
public interface Handover {

    /// The node in whose name runs are written as held.
    long node();

    /// The intake is about to write these: from now on they count as held.
    void announced(List<Newborn> batch);

    /// They are on disk. Waits when the engine has enough to do.
    void stored(List<Newborn> batch);

    /// They were refused: nothing of them is on disk.
    void refused(List<Newborn> batch);

    /// Whether they are on disk is unknown; the engine looks and goes on with those that are.
    void unconfirmed(List<Newborn> batch);
}
