package caseloom.access;

/// A person of an organization.
public record Member(long id, String email) {}
