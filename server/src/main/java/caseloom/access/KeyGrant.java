package caseloom.access;

/// What a key that was not deleted allows, as the cache keeps it.
record KeyGrant(KeyCaller caller, KeyState.Terms terms) {}
