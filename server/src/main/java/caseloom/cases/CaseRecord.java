package caseloom.cases;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.WorkflowId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// A case as the APIs show it.
public record CaseRecord(
        CaseId id,
        WorkflowId workflow,
        int version,
        String subject,
        String status,
        ObjectNode attributes,
        Instant createdAt,
        Instant updatedAt) {}
