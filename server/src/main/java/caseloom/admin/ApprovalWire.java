package caseloom.admin;

import caseloom.approvals.Approval;
import caseloom.approvals.Decision;
import caseloom.approvals.Delegation;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Approvals as this API writes them.
final class ApprovalWire {

    private ApprovalWire() {}

    static ObjectNode of(Approval approval) {
        var asked = approval.asked();
        var request = asked.request();
        var wire =
                Json.object()
                        .put("id", approval.id().text())
                        .put("case_id", approval.id().caseId().value())
                        .put("run_id", approval.id().run().value())
                        .put("kind", request.kind().word())
                        .put("step", asked.step())
                        .put("title", request.title())
                        .put("open", approval.open())
                        .put("opened_at", asked.at().toString())
                        .put("due", Wire.moment(request.due()))
                        .put("ordered", request.ordered());
        var groups = wire.putArray("groups");
        for (var group : request.groups()) {
            var one = groups.addObject().put("quorum", group.quorum());
            group.approvers().forEach(one.putArray("approvers")::add);
        }
        approval.active().forEach(wire.putArray("active")::add);
        approval.next().forEach(wire.putArray("next")::add);
        request.show().forEach(wire.putArray("show")::add);
        wire.set("fields", approval.fields().map(one -> one.schema().source()).orElse(null));
        var decisions = wire.putArray("decisions");
        approval.decisions().forEach(one -> decisions.add(of(one)));
        var delegations = wire.putArray("delegations");
        approval.delegations().forEach(one -> delegations.add(of(one)));
        return wire;
    }

    private static ObjectNode of(Delegation delegation) {
        return Json.object()
                .put("from", delegation.from())
                .put("to", delegation.to())
                .put("comment", delegation.comment())
                .put("at", delegation.at().toString());
    }

    private static ObjectNode of(Decision decision) {
        var wire =
                Json.object()
                        .put("by", decision.by())
                        .put("approved", decision.approved())
                        .put("comment", decision.comment());
        wire.set("values", decision.filled());
        return wire.put("at", decision.at().toString());
    }
}
