package caseloom.workflows;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Complaint;
import caseloom.core.definition.Definition;
import caseloom.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Several followers, each told in turn.
public record Followers(List<Follower> all) implements Follower {

    public Followers {
        all = List.copyOf(all);
    }

    @Override
    public List<Complaint> complaints(Tx tx, OrganizationId organization, Definition definition) {
        var complaints = new ArrayList<Complaint>();
        all.forEach(one -> complaints.addAll(one.complaints(tx, organization, definition)));
        return List.copyOf(complaints);
    }

    @Override
    public void online(Tx tx, Publication publication, Instant at) {
        all.forEach(one -> one.online(tx, publication, at));
    }

    @Override
    public void offline(Tx tx, OrganizationId organization, WorkflowId workflow) {
        all.forEach(one -> one.offline(tx, organization, workflow));
    }

    @Override
    public void published(Tx tx, Publication publication, WorkflowVersion version) {
        all.forEach(one -> one.published(tx, publication, version));
    }

    @Override
    public void deleted(Tx tx, OrganizationId organization, Gone gone, long member) {
        all.forEach(one -> one.deleted(tx, organization, gone, member));
    }
}
