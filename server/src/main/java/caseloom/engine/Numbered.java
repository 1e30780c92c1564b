package caseloom.engine;

import caseloom.engine.Held.Key;

/// A timer or an effect of a run, by its number.
record Numbered(Key key, int number) {}
