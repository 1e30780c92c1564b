package caseloom.changes;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The statements about collaborators.
final class CollaboratorsStore {

    private static final Sql SQL = Sql.of(CollaboratorsStore.class, "collaborators.sql");

    List<Collaborator> list(Tx tx, OrganizationId organization, CaseId number) {
        return tx.list(
                SQL.get("list"),
                row ->
                        new Collaborator(
                                row.getLong("member_id"),
                                row.getString("email"),
                                Tx.moment(row, "added_at")),
                number.value(),
                organization.value());
    }

    Map<CaseId, List<String>> emails(Tx tx, OrganizationId organization, long[] cases) {
        var found = new HashMap<CaseId, List<String>>();
        tx.list(
                SQL.get("emails"),
                row ->
                        found.computeIfAbsent(
                                        new CaseId(row.getLong("case_id")), _ -> new ArrayList<>())
                                .add(row.getString("email")),
                cases,
                organization.value());
        return found;
    }

    void add(Tx tx, OrganizationId organization, CaseId number, Collaborator one) {
        tx.change(
                SQL.get("add"), number.value(), one.member(), organization.value(), one.addedAt());
    }

    void remove(Tx tx, OrganizationId organization, CaseId number, long member) {
        tx.change(SQL.get("remove"), number.value(), member, organization.value());
    }
}
