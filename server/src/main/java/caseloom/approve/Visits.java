package caseloom.approve;

import caseloom.access.Email;
import caseloom.access.Member;
import caseloom.access.Members;
import caseloom.approvals.Approval;
import caseloom.approvals.ApprovalId;
import caseloom.approvals.Approvals;
import caseloom.http.Answer;
import caseloom.links.Found;
import caseloom.links.Links;
import caseloom.links.Opens;
import caseloom.links.Purpose;
import caseloom.pages.Pages;
import java.util.Optional;
import java.util.function.Function;

/// Lets in who comes by a link, and tells the others why not. Safe to share.
final class Visits {

    private final Links links;
    private final Approvals approvals;
    private final Members members;
    private final Pages pages;

    Visits(Links links, Approvals approvals, Members members, Pages pages) {
        this.links = links;
        this.approvals = approvals;
        this.members = members;
        this.pages = pages;
    }

    /// The page for whoever may decide now; otherwise one that says what became of it.
    Answer letIn(String token, Function<Visit, Answer> page) {
        return switch (links.find(Purpose.APPROVAL, token)) {
            case Found.Unknown _ -> pages.notFound();
            case Found.Ended(var opens) ->
                    approval(opens).map(one -> over(opens, one)).orElseGet(pages::notFound);
            case Found.Open(var opens) ->
                    approval(opens)
                            .map(one -> open(token, opens, one, page))
                            .orElseGet(pages::notFound);
        };
    }

    /// What there is to say when it was found too late that somebody may not decide.
    Answer late(Visit visit) {
        return approval(visit.opens())
                .map(now -> over(visit.opens(), now))
                .orElseGet(pages::notFound);
    }

    private Answer open(
            String token, Opens opens, Approval approval, Function<Visit, Answer> page) {
        var member = members.active(opens.organization(), opens.email());
        return member.map(one -> new Visit(token, opens, approval, one))
                .filter(Visit::mayDecide)
                .map(page)
                .orElseGet(() -> over(opens, approval));
    }

    private Optional<Approval> approval(Opens opens) {
        return ApprovalId.of(opens.caseId(), opens.subject())
                .flatMap(id -> approvals.find(opens.organization(), id));
    }

    private Answer over(Opens opens, Approval approval) {
        return pages.over(sentence(approval, opens.email()));
    }

    private static String sentence(Approval approval, String folded) {
        for (var said : approval.decisions()) {
            if (said.folded().equals(folded)) {
                return "You have "
                        + (said.approved() ? "approved" : "declined")
                        + " this on "
                        + DecidingPage.moment(said.at())
                        + ". Nothing more is needed.";
            }
        }
        for (var handed : approval.delegations()) {
            if (handed.foldedFrom().equals(folded)) {
                return "You have handed this over to "
                        + handed.to()
                        + " on "
                        + DecidingPage.moment(handed.at())
                        + ". They answer instead of you.";
            }
        }
        return approval.open()
                ? "You are not asked any more: somebody else answers instead."
                : "This was answered already, or nobody waits for it any more.";
    }

    /// An active member of that address.
    Optional<Member> member(Visit visit, String email) {
        return Email.isEmail(email)
                ? members.active(visit.opens().organization(), email)
                : Optional.empty();
    }
}
