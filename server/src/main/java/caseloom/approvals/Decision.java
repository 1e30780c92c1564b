package caseloom.approvals;

import caseloom.core.approval.Vote;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody said to a request.
///
/// @param by their address as the organization writes it
/// @param folded the same for comparisons
/// @param filled the values they filled in
public record Decision(
        String by,
        String folded,
        boolean approved,
        @Nullable String comment,
        ObjectNode filled,
        Instant at) {

    Vote vote() {
        return new Vote(folded, approved);
    }
}
