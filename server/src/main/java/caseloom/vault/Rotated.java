package caseloom.vault;

/// What came of a change of the master key.
///
/// @param masterKey the name of the key that counts now
/// @param dataKeys how many data keys were sealed anew; 0 when that key counted already
public record Rotated(String masterKey, int dataKeys) {}
