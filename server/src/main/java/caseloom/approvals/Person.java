package caseloom.approvals;

/// An active member whom a request may mean.
record Person(long id, String email, String folded, String role) {}
