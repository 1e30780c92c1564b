package caseloom.approvals;

/// A member whom a request may mean.
///
/// @param active whether they may decide; others only had seats that they handed over
record Person(long id, String email, String folded, String role, boolean active) {}
