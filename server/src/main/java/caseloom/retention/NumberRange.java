package caseloom.retention;

/// A partition of the history: the case numbers from the first on, before the one behind.
record NumberRange(String partition, long first, long behind) {}
