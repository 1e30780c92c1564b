package caseloom.access;

/// A company that an organization stands for (L-42).
///
/// @param type a code such as `corporation`; empty when unset (L-43)
/// @param jurisdiction such as a state or country; empty when unset
public record LegalEntity(long id, String name, String type, String jurisdiction) {}
