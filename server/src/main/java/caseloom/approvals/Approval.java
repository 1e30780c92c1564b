package caseloom.approvals;

import caseloom.callbacks.OpenSince;
import caseloom.core.approval.ApprovalRequest;
import caseloom.core.definition.StepFields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A request for people's decision or input.
///
/// @param step the id of the step that asks, as callers see it (L-75)
/// @param fields what they fill in; empty when they fill in nothing
/// @param open whether it still waits for somebody
/// @param active who may decide now
/// @param next who may when they are done (L-144)
/// @param decisions what was said, in the order it was
/// @param delegations who handed their seats over, in the order they did
public record Approval(
        ApprovalId id,
        Asked asked,
        String step,
        Optional<StepFields> fields,
        boolean open,
        List<String> active,
        List<String> next,
        List<Decision> decisions,
        List<Delegation> delegations) {

    /// What a run asked.
    ///
    /// @param step JSON Pointer of the step that asks
    public record Asked(String step, ApprovalRequest request, Instant at) {}

    public Approval {
        active = List.copyOf(active);
        next = List.copyOf(next);
        decisions = List.copyOf(decisions);
        delegations = List.copyOf(delegations);
    }

    /// Whether somebody may decide now.
    public boolean awaits(String email) {
        return active.stream().anyMatch(one -> one.equalsIgnoreCase(email));
    }

    /// Where it stands among all that waits for people.
    public OpenSince place() {
        return new OpenSince(asked.at(), id.caseId().value(), id.run().value(), id.activation());
    }
}
