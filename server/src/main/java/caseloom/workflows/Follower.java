package caseloom.workflows;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.db.Tx;
import java.time.Instant;

/// Keeps something in step with which workflows are online, in the transaction of the change.
public interface Follower {

    /// This version takes cases and runs from now on.
    void online(Tx tx, Publication publication, Instant at);

    /// No version of the workflow does.
    void offline(Tx tx, OrganizationId organization, WorkflowId workflow);
}
