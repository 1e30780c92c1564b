package caseloom.engine;

import java.util.Comparator;

/// A timer or an effect of a run, by its number.
record Numbered(RunKey key, int number) {

    /// In which statements take timers and effects.
    static final Comparator<Numbered> ORDER =
            Comparator.comparing(Numbered::key, RunKey.ORDER).thenComparingInt(Numbered::number);
}
