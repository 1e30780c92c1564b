package caseloom.approvals;

import caseloom.approvals.Approval.Asked;
import caseloom.callbacks.OpenSince;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The statements about approvals.
final class ApprovalsStore {

    private static final Sql SQL = Sql.of(ApprovalsStore.class, "approvals.sql");

    /// More active members than may be asked at once.
    private static final int PEOPLE_MOST = 10_000;

    /// A request as it stands in its table, with the document that its run goes by.
    record Row(ApprovalId id, Asked asked, WorkflowId workflow, int version, boolean open) {}

    void open(Tx tx, OrganizationId organization, ApprovalId id, Asked asked) {
        tx.change(
                SQL.get("open"),
                id.caseId().value(),
                id.run().value(),
                id.activation(),
                organization.value(),
                asked.step(),
                Json.write(RequestJson.write(asked.request())),
                asked.at());
    }

    /// Whom requests name: addresses for comparisons, roles, members by number.
    ///
    /// @param former addresses of those who handed their seats over, members still or not
    record Named(
            List<String> addresses, List<String> roles, List<Long> members, List<String> former) {}

    List<Person> people(Tx tx, OrganizationId organization, Named named) {
        return tx.list(
                SQL.get("people"),
                row ->
                        new Person(
                                row.getLong("id"),
                                row.getString("email"),
                                row.getString("folded_email"),
                                row.getString("role"),
                                row.getBoolean("is_active")),
                organization.value(),
                named.addresses.toArray(String[]::new),
                named.roles.toArray(String[]::new),
                named.members.stream().mapToLong(Long::longValue).toArray(),
                named.former.toArray(String[]::new),
                PEOPLE_MOST);
    }

    /// To whom these cases belong, by case.
    Map<Long, Belonging> belonging(Tx tx, OrganizationId organization, long[] cases) {
        var found = new HashMap<Long, Belonging>();
        tx.list(
                SQL.get("belonging"),
                row ->
                        found.put(
                                row.getLong("id"),
                                new Belonging(row.getLong("initiator"), row.getLong("owner"))),
                cases,
                organization.value());
        return found;
    }

    List<Row> openOfCases(Tx tx, OrganizationId organization, long[] cases, int most) {
        return tx.list(
                SQL.get("open-of-cases"), ApprovalsStore::row, cases, organization.value(), most);
    }

    List<Row> ofCase(Tx tx, OrganizationId organization, CaseId number, int most) {
        return tx.list(
                SQL.get("of-case"),
                ApprovalsStore::row,
                number.value(),
                organization.value(),
                most);
    }

    Optional<Row> find(Tx tx, OrganizationId organization, ApprovalId id) {
        return tx.first(
                SQL.get("find"),
                ApprovalsStore::row,
                id.caseId().value(),
                id.run().value(),
                id.activation(),
                organization.value());
    }

    List<Row> open(Tx tx, OrganizationId organization, OpenSince after, int most) {
        return tx.list(
                SQL.get("open-of-organization"),
                ApprovalsStore::row,
                organization.value(),
                after.openedAt(),
                after.caseId(),
                after.runId(),
                after.activation(),
                most);
    }

    /// In the order in which they were made.
    Map<ApprovalId, List<Decision>> decisions(Tx tx, OrganizationId organization, long[] cases) {
        var found = new HashMap<ApprovalId, List<Decision>>();
        tx.list(
                        SQL.get("decisions"),
                        row -> Map.entry(id(row), decision(row)),
                        cases,
                        organization.value())
                .forEach(one ->
                        found.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                                .add(one.getValue()));
        return found;
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getString("email"),
                row.getString("folded_email"),
                row.getBoolean("approved"),
                row.getString("comment"),
                (ObjectNode) Json.stored(row.getString("filled")),
                Tx.moment(row, "decided_at"));
    }

    void decide(Tx tx, OrganizationId organization, ApprovalId id, Decision decision) {
        tx.change(
                SQL.get("decide"),
                id.caseId().value(),
                id.run().value(),
                id.activation(),
                decision.folded(),
                organization.value(),
                decision.by(),
                decision.approved(),
                decision.comment(),
                Json.write(decision.filled()),
                decision.at());
    }

    /// In the order in which they were made.
    Map<ApprovalId, List<Delegation>> delegations(
            Tx tx, OrganizationId organization, long[] cases) {
        var found = new HashMap<ApprovalId, List<Delegation>>();
        tx.list(
                        SQL.get("delegations"),
                        row -> Map.entry(id(row), delegation(row)),
                        cases,
                        organization.value())
                .forEach(one ->
                        found.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                                .add(one.getValue()));
        return found;
    }

    private static Delegation delegation(ResultSet row) throws SQLException {
        return new Delegation(
                row.getString("from_email"),
                row.getString("folded_from"),
                row.getString("to_email"),
                row.getString("folded_to"),
                row.getString("comment"),
                Tx.moment(row, "delegated_at"));
    }

    void delegate(Tx tx, OrganizationId organization, ApprovalId id, Delegation delegation) {
        tx.change(
                SQL.get("delegate"),
                id.caseId().value(),
                id.run().value(),
                id.activation(),
                delegation.foldedFrom(),
                organization.value(),
                delegation.from(),
                delegation.to(),
                delegation.foldedTo(),
                delegation.comment(),
                delegation.at());
    }

    /// What a case is called, and the record behind a run without one.
    String subject(Tx tx, OrganizationId organization, CaseId number) {
        return tx.first(
                        SQL.get("subject"),
                        row -> row.getString("subject"),
                        number.value(),
                        organization.value())
                .orElse("");
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                id(row),
                new Asked(
                        row.getString("step"),
                        RequestJson.read(Json.stored(row.getString("request"))),
                        Tx.moment(row, "opened_at")),
                new WorkflowId(row.getLong("workflow_id")),
                row.getInt("version"),
                row.getBoolean("open"));
    }

    private static ApprovalId id(ResultSet row) throws SQLException {
        return new ApprovalId(
                new CaseId(row.getLong("case_id")),
                new RunId(row.getLong("run_id")),
                row.getInt("activation"));
    }
}
