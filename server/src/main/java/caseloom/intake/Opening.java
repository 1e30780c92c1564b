package caseloom.intake;

import java.util.Optional;

/// A run's first decision, made before the run is written. What it is beyond its row is the
/// engine's business.
public interface Opening {

    /// What is written together with the run when the opening is also its end: it finishes the run
    /// and sets nothing in motion. Empty for any other; such a run is written as pending.
    Optional<EndedRow> ended();
}
