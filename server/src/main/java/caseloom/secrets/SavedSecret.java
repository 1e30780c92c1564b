package caseloom.secrets;

/// A secret that was set.
///
/// @param created whether there was none of that name before
public record SavedSecret(SecretRecord secret, boolean created) {}
