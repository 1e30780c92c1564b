package caseloom.vault;

/// A data key as it lies in the database.
///
/// @param owner the organization; 0 for the installation
/// @param masterKey the name of the key that it is sealed with
record SealedKey(long owner, String masterKey, Sealed sealed) {}
