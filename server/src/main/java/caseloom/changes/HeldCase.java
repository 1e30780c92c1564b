package caseloom.changes;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// A case that stays as it is until the transaction ends, as do its runs.
///
/// @param run its newest run
/// @param owner the number of the member whose it is
/// @param ownedBy the e-mail of that one; empty when that member is gone
record HeldCase(
        CaseId id,
        RunId run,
        WorkflowId workflow,
        int version,
        String subject,
        ObjectNode attributes,
        long owner,
        String ownedBy,
        Instant updatedAt) {}
