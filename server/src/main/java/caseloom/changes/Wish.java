package caseloom.changes;

import caseloom.access.Member;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What shall be another about a case; null leaves it as it is.
///
/// @param subject not blank
/// @param owner an active member
/// @param attributes members to replace or, by null, to remove; the others stay
/// @param reason what the story tells of why
/// @param seen when the case was last changed, as far as the caller knows: if it was since, nothing
///   is changed; null to change it all the same
public record Wish(
        @Nullable String subject,
        @Nullable Member owner,
        @Nullable ObjectNode attributes,
        @Nullable String reason,
        @Nullable Instant seen) {}
