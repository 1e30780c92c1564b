package caseloom.cases;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.WorkflowId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// A case as the APIs show it.
///
/// @param ownedBy the e-mail of the member whose it is; empty when that member is gone
public record CaseRecord(
        CaseId id,
        WorkflowId workflow,
        int version,
        String subject,
        String status,
        ObjectNode attributes,
        String ownedBy,
        Instant createdAt,
        Instant updatedAt) {}
