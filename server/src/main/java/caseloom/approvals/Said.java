package caseloom.approvals;

import caseloom.core.approval.Ballot;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// What a run gets to know of the decisions on its request.
final class Said {

    private Said() {}

    static List<Decision> with(List<Decision> before, Decision last) {
        var all = new ArrayList<>(before);
        all.add(last);
        return List.copyOf(all);
    }

    /// The last decision decided; what was filled in is put together, the later on top.
    static ObjectNode of(Ballot.Result result, List<Decision> all, List<Delegation> handed) {
        var last = all.getLast();
        var said =
                Json.object()
                        .put("approved", result == Ballot.Result.APPROVED)
                        .put("comment", last.comment())
                        .put("by", last.by())
                        .put("at", last.at().toString());
        var values = said.putObject("values");
        var decisions = said.putArray("decisions");
        for (var one : all) {
            values.setAll(one.filled());
            var told = decisions.addObject().put("by", one.by()).put("approved", one.approved());
            told.put("at", one.at().toString());
            if (one.comment() != null) {
                told.put("comment", one.comment());
            }
            if (!one.filled().isEmpty()) {
                told.set("values", one.filled());
            }
        }
        var delegations = said.putArray("delegations");
        for (var one : handed) {
            var told = delegations.addObject().put("from", one.from()).put("to", one.to());
            told.put("at", one.at().toString());
            if (one.comment() != null) {
                told.put("comment", one.comment());
            }
        }
        return said;
    }
}
