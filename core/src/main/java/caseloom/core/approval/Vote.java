package caseloom.core.approval;

/// What somebody said to a request.
///
/// @param by who, as groups name their members
public record Vote(String by, boolean approved) {}
