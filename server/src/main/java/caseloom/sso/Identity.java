package caseloom.sso;

/// Who somebody is, as the provider says.
///
/// @param subject what the provider calls them, for ever
/// @param email that the provider has seen to be theirs
public record Identity(String subject, String email, String name) {}
