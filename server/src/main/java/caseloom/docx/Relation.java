package caseloom.docx;

/// What a part refers to.
///
/// @param kind the last segment of its type, such as `image`
/// @param target the name of another part, or an address outside
public record Relation(String id, String kind, String target, boolean outside) {}
