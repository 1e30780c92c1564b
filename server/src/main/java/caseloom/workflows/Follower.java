package caseloom.workflows;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Complaint;
import caseloom.core.definition.Definition;
import caseloom.db.Tx;
import java.time.Instant;
import java.util.List;

/// Keeps something in step with which workflows are online, in the transaction of the change.
public interface Follower {

    /// What is wrong with a document in this organization, such as a name of nothing there.
    List<Complaint> complaints(Tx tx, OrganizationId organization, Definition definition);

    /// This version takes cases and runs from now on.
    void online(Tx tx, Publication publication, Instant at);

    /// No version of the workflow does.
    void offline(Tx tx, OrganizationId organization, WorkflowId workflow);

    /// A member published this version.
    default void published(Tx tx, Publication publication, WorkflowVersion version) {}

    /// A member ended a workflow.
    default void deleted(Tx tx, OrganizationId organization, Gone gone, long member) {}

    /// A workflow that is ended.
    ///
    /// @param newest its last version; 0 when it was never published
    record Gone(String key, String title, int newest) {}
}
