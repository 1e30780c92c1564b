package caseloom.approvals;

import caseloom.approvals.Approval.Asked;
import caseloom.core.cases.OrganizationId;
import java.util.List;

/// Whose turn it is at a request.
///
/// @param people their addresses, as the organization writes them
public record Turn(OrganizationId organization, ApprovalId id, Asked asked, List<String> people) {

    public Turn {
        people = List.copyOf(people);
    }
}
