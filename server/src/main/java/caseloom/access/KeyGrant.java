package caseloom.access;

/// What a key that was not deleted allows, as the cache keeps it.
///
/// @param closed whether its organization is closed
record KeyGrant(KeyCaller caller, KeyState.Terms terms, boolean closed) {}
