package caseloom.core.approval;

import java.util.List;

/// People of whom some must approve (L-136).
///
/// @param approvers who: each an email address, `owner`, `requester` or `role:<name>`
/// @param quorum how many of them must approve, from 1 on
public record ApprovalGroup(List<String> approvers, int quorum) {

    public ApprovalGroup {
        approvers = List.copyOf(approvers);
    }
}
