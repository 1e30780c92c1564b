package caseloom.core.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A case as an automation sees and changes it. The nodes are never modified in place: a change is
/// a new view.
///
/// A run without a case (C-122) has a view too, with `shown` false: its attributes are the merged
/// map of the run, and its status never changes.
public record CaseView(
        CaseId id,
        boolean shown,
        String workflow,
        int version,
        String subject,
        String status,
        ObjectNode attributes,
        @Nullable JsonNode metadata,
        Instant createdAt) {

    public CaseView withSubject(String to) {
        return new CaseView(
                id, shown, workflow, version, to, status, attributes, metadata, createdAt);
    }

    public CaseView withStatus(String to) {
        return new CaseView(
                id, shown, workflow, version, subject, to, attributes, metadata, createdAt);
    }

    public CaseView withAttributes(ObjectNode to) {
        return new CaseView(id, shown, workflow, version, subject, status, to, metadata, createdAt);
    }
}
