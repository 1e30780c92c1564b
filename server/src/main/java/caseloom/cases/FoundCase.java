package caseloom.cases;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.WorkflowId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// A case as lists show it, at most a second old.
public record FoundCase(
        CaseId id,
        WorkflowId workflow,
        String status,
        String subject,
        JsonNode attributes,
        Instant createdAt,
        Instant updatedAt) {}
