package caseloom.engine;

import caseloom.core.interpreter.Happening;
import java.util.Optional;

/// A held run and why it goes on; without a happening it begins.
///
/// @param tries how often this happening was already lost to a newer sight of the run
/// @param remembered the run was not taken for this happening, so that it may have moved on
record Work(Held held, Optional<Happening> happening, int tries, boolean remembered) {

    Work(Held held, Optional<Happening> happening, int tries) {
        this(held, happening, tries, false);
    }

    static Work begin(Held held) {
        return new Work(held, Optional.empty(), 0);
    }

    static Work resume(Held held, Happening happening) {
        return new Work(held, Optional.of(happening), 0);
    }

    /// The happening comes to a run as this node last saw it.
    static Work remembered(Held held, Happening happening) {
        return new Work(held, Optional.of(happening), 0, true);
    }

    /// The same happening for a newer sight of the run.
    Work again(Held newer) {
        return new Work(newer, happening, tries + 1);
    }
}
