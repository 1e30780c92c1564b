package caseloom.engine;

/// What the engine stands on; the simulation puts it on another.
record Ground(EngineStore store, Pace pace) {}
