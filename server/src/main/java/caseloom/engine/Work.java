package caseloom.engine;

import caseloom.core.interpreter.Happening;
import java.util.Optional;

/// A held run and why it goes on; without a happening it begins.
///
/// @param tries how often this happening was already lost to a newer sight of the run
record Work(Held held, Optional<Happening> happening, int tries) {

    static Work begin(Held held) {
        return new Work(held, Optional.empty(), 0);
    }

    static Work resume(Held held, Happening happening) {
        return new Work(held, Optional.of(happening), 0);
    }

    /// The same happening for a newer sight of the run.
    Work again(Held newer) {
        return new Work(newer, happening, tries + 1);
    }
}
