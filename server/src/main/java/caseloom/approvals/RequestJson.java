package caseloom.approvals;

import caseloom.core.approval.ApprovalGroup;
import caseloom.core.approval.ApprovalRequest;
import caseloom.core.approval.ApprovalRequest.Kind;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Requests as they are stored. Every later release must be able to read what is written here.
public final class RequestJson {

    private RequestJson() {}

    public static ObjectNode write(ApprovalRequest request) {
        var node = Json.object().put("kind", request.kind().word()).put("title", request.title());
        var groups = node.putArray("groups");
        for (var group : request.groups()) {
            var one = groups.addObject().put("quorum", group.quorum());
            group.approvers().forEach(one.putArray("approvers")::add);
            if (group.turns()) {
                one.put("turns", true);
            }
        }
        node.put("ordered", request.ordered());
        request.show().forEach(node.putArray("show")::add);
        var due = request.due();
        return node.put("due", due == null ? null : due.toString());
    }

    public static ApprovalRequest read(JsonNode node) {
        var groups = new ArrayList<ApprovalGroup>();
        for (var group : node.path("groups")) {
            groups.add(
                    new ApprovalGroup(
                            texts(group.path("approvers")),
                            group.path("quorum").intValue(),
                            group.path("turns").booleanValue()));
        }
        return new ApprovalRequest(
                Kind.of(node.path("kind").asText()),
                node.path("title").asText(),
                groups,
                node.path("ordered").booleanValue(),
                texts(node.path("show")),
                node.hasNonNull("due") ? Instant.parse(node.get("due").textValue()) : null);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
