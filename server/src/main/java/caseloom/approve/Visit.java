package caseloom.approve;

import caseloom.access.Member;
import caseloom.approvals.Approval;
import caseloom.links.Opens;

/// Somebody who came by a link that is good.
///
/// @param token of the link
record Visit(String token, Opens opens, Approval approval, Member member) {

    /// Where the forms of the page go.
    String path(String below) {
        return opens.purpose().prefix() + "/" + token + below;
    }

    boolean mayDecide() {
        return approval.awaits(member.email());
    }

    /// A token must not end up in a log by accident.
    @Override
    public String toString() {
        return "Visit[" + approval.id() + "]";
    }
}
