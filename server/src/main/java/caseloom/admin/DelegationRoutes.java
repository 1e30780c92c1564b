package caseloom.admin;

import caseloom.access.Email;
import caseloom.access.Member;
import caseloom.access.Members;
import caseloom.approvals.Approval;
import caseloom.approvals.Approvals;
import caseloom.approvals.Delegated;
import caseloom.http.Answer;
import java.util.Optional;

/// Hands a seat in what waits for people to somebody else.
final class DelegationRoutes {

    private static final int COMMENT_MOST = 2_000;

    private final Approvals approvals;
    private final Members members;
    private final ApprovalRoutes routes;

    DelegationRoutes(Approvals approvals, Members members, ApprovalRoutes routes) {
        this.approvals = approvals;
        this.members = members;
        this.routes = routes;
    }

    Answer delegate(Call call) {
        return call.parameters()
                .judged(() ->
                        routes.of(
                                call, found -> call.withFields(one -> delegate(call, found, one))));
    }

    private Answer delegate(Call call, Approval approval, Fields fields) {
        var from = fields.text("from", Email.MOST);
        var to = fields.text("to", Email.MOST);
        var comment = fields.text("comment", COMMENT_MOST);
        if (to.isEmpty()) {
            fields.complain("to", "It must be given.", "Send the address of a member.");
        }
        return fields.judged(() -> {
            if (call.isForAnother(from)) {
                return Problems.onlyYourself();
            }
            var owner = routes.person(call, from);
            if (owner.isEmpty()) {
                return ApprovalRoutes.nobody("from", from.orElse(""));
            }
            return members.active(call.organization(), to.orElseThrow())
                    .map(heir -> delegated(call, approval, new Pair(owner.get(), heir), comment))
                    .orElseGet(() -> ApprovalRoutes.nobody("to", to.orElseThrow()));
        });
    }

    private record Pair(Member from, Member to) {}

    private Answer delegated(Call call, Approval approval, Pair pair, Optional<String> comment) {
        var actor = call.caller().actor();
        return switch (approvals.delegate(
                actor, approval.id(), pair.from, pair.to, comment.orElse(null))) {
            case Delegated.Done _ -> routes.now(call, approval);
            case Delegated.NotOpen _ -> ApprovalRoutes.conflict("Nobody waits for it any more.");
            case Delegated.NoSeat _ ->
                    ApprovalRoutes.conflict(
                            pair.from.email()
                                    + " has nothing to hand over: they are none of its approvers,"
                                    + " they decided, or they handed it over already.");
            case Delegated.AskedAlready _ ->
                    ApprovalRoutes.conflict(pair.to.email() + " is asked already, or was.");
            case Delegated.TooMany(var most) ->
                    ApprovalRoutes.conflict(
                            "It was handed over " + most + " times, which is the most.");
        };
    }
}
