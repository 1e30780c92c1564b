package caseloom.core.approval;

import java.util.List;

/// People of whom some must approve (L-136).
///
/// @param approvers who: each an email address, `owner`, `requester` or `role:<name>`
/// @param quorum how many of them must approve, from 1 on
/// @param turns whether they take turns: only so many as must approve are asked, the next ones in
///   order (L-275); who that is, is settled when people are asked
public record ApprovalGroup(List<String> approvers, int quorum, boolean turns) {

    /// All of them are asked.
    public ApprovalGroup(List<String> approvers, int quorum) {
        this(approvers, quorum, false);
    }

    public ApprovalGroup {
        approvers = List.copyOf(approvers);
    }
}
