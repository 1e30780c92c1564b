package caseloom.engine;

/// A timer or an effect of a run, by its number.
record Numbered(RunKey key, int number) {}
