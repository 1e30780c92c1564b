package caseloom.workflows;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.CaseSource;
import caseloom.core.definition.Definition;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// The statements on workflows and their versions.
final class WorkflowsStore {

    private static final Sql SQL = Sql.of(WorkflowsStore.class, "workflows.sql");

    /// What decides whether a workflow takes cases.
    record Standing(CaseSource source, int newest, boolean online, boolean deleted) {}

    record Stored(OrganizationId organization, String document) {}

    Optional<Workflow> named(Tx tx, OrganizationId organization, String name) {
        return tx.first(SQL.get("named"), WorkflowsStore::workflow, organization.value(), name);
    }

    Optional<Workflow> held(Tx tx, OrganizationId organization, WorkflowId id) {
        return tx.first(
                SQL.get("held"), WorkflowsStore::workflow, organization.value(), id.value());
    }

    Optional<Workflow> find(Tx tx, OrganizationId organization, WorkflowId id) {
        return tx.first(
                SQL.get("find"), WorkflowsStore::workflow, organization.value(), id.value());
    }

    Optional<Workflow> find(Tx tx, OrganizationId organization, String name) {
        return tx.first(
                SQL.get("find-by-name"), WorkflowsStore::workflow, organization.value(), name);
    }

    List<Workflow> list(Tx tx, OrganizationId organization, String after, int most) {
        return tx.list(
                SQL.get("list"), WorkflowsStore::workflow, organization.value(), after, most);
    }

    boolean keyIsTaken(Tx tx, OrganizationId organization, String key) {
        return tx.first(
                        SQL.get("key-is-taken"),
                        row -> row.getBoolean("taken"),
                        organization.value(),
                        key)
                .orElse(false);
    }

    Workflow create(Tx tx, OrganizationId organization, Draft draft, long member, Instant at) {
        return tx.first(
                        SQL.get("create"),
                        WorkflowsStore::workflow,
                        organization.value(),
                        draft.name(),
                        draft.key(),
                        draft.title(),
                        draft.source().word(),
                        draft.document(),
                        member,
                        at,
                        at)
                .orElseThrow();
    }

    Workflow saveDraft(Tx tx, OrganizationId organization, WorkflowId id, Draft draft, Instant at) {
        return tx.first(
                        SQL.get("save-draft"),
                        WorkflowsStore::workflow,
                        draft.document(),
                        draft.title(),
                        draft.source().word(),
                        at,
                        organization.value(),
                        id.value())
                .orElseThrow();
    }

    Optional<String> draft(Tx tx, OrganizationId organization, WorkflowId id) {
        return tx.first(
                SQL.get("draft"), row -> row.getString("draft"), organization.value(), id.value());
    }

    List<String> statusesInUse(
            Tx tx, OrganizationId organization, WorkflowId id, List<String> kept) {
        return tx.list(
                SQL.get("statuses-in-use"),
                row -> row.getString("status"),
                id.value(),
                kept.toArray(String[]::new),
                organization.value(),
                id.value());
    }

    void addVersion(
            Tx tx,
            OrganizationId organization,
            WorkflowVersion version,
            Definition.Head head,
            String document) {
        tx.change(
                SQL.get("add-version"),
                version.workflow().value(),
                version.version(),
                organization.value(),
                version.label(),
                version.changelog(),
                head.statuses().declared().toArray(String[]::new),
                document,
                version.publishedBy(),
                version.publishedAt());
    }

    /// False when somebody else published or deleted in between.
    boolean moveToVersion(
            Tx tx, OrganizationId organization, WorkflowVersion version, Definition.Head head) {
        return tx.change(
                        SQL.get("move-to-version"),
                        version.version(),
                        head.title(),
                        head.source().word(),
                        version.publishedAt(),
                        organization.value(),
                        version.workflow().value(),
                        version.version() - 1)
                == 1;
    }

    Optional<Workflow> switchTo(
            Tx tx, OrganizationId organization, WorkflowId id, boolean online, Instant at) {
        return tx.first(
                SQL.get("switch"),
                WorkflowsStore::workflow,
                online,
                at,
                organization.value(),
                id.value());
    }

    boolean delete(Tx tx, OrganizationId organization, WorkflowId id, Instant at) {
        return tx.change(SQL.get("delete"), at, at, organization.value(), id.value()) == 1;
    }

    List<WorkflowVersion> versions(
            Tx tx, OrganizationId organization, WorkflowId id, int before, int most) {
        return tx.list(
                SQL.get("versions"),
                WorkflowsStore::version,
                organization.value(),
                id.value(),
                before,
                most);
    }

    Optional<String> document(Tx tx, OrganizationId organization, WorkflowId id, int version) {
        return tx.first(
                SQL.get("document"),
                row -> row.getString("document"),
                organization.value(),
                id.value(),
                version);
    }

    Optional<Standing> standing(Tx tx, OrganizationId organization, WorkflowId id) {
        return tx.first(
                SQL.get("standing"), WorkflowsStore::standing, organization.value(), id.value());
    }

    Optional<Stored> publication(Tx tx, WorkflowId id, int version) {
        return tx.first(
                SQL.get("publication"),
                row ->
                        new Stored(
                                new OrganizationId(row.getLong("organization_id")),
                                row.getString("document")),
                id.value(),
                version);
    }

    private static Workflow workflow(ResultSet row) throws SQLException {
        return new Workflow(
                new WorkflowId(row.getLong("id")),
                row.getString("name"),
                row.getString("key"),
                row.getString("title"),
                source(row),
                row.getInt("newest"),
                row.getBoolean("online"),
                row.getLong("created_by"),
                moment(row, "created_at"),
                moment(row, "updated_at"));
    }

    private static WorkflowVersion version(ResultSet row) throws SQLException {
        return new WorkflowVersion(
                new WorkflowId(row.getLong("workflow_id")),
                row.getInt("version"),
                row.getString("label"),
                row.getString("changelog"),
                row.getLong("published_by"),
                moment(row, "published_at"));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                source(row),
                row.getInt("newest"),
                row.getBoolean("online"),
                row.getBoolean("deleted"));
    }

    private static CaseSource source(ResultSet row) throws SQLException {
        return CaseSource.valueOf(row.getString("source").toUpperCase(Locale.ROOT));
    }

    Optional<CatalogueEntry> listed(Tx tx, OrganizationId organization, String key) {
        return tx.first(SQL.get("listed"), WorkflowsStore::listed, organization.value(), key);
    }

    List<CatalogueEntry> catalogue(Tx tx, OrganizationId organization, int limit, long offset) {
        return tx.list(
                SQL.get("catalogue"), WorkflowsStore::listed, organization.value(), limit, offset);
    }

    long catalogueSize(Tx tx, OrganizationId organization) {
        return tx.first(
                        SQL.get("catalogue-size"),
                        row -> row.getLong("workflows"),
                        organization.value())
                .orElseThrow();
    }

    private static CatalogueEntry listed(ResultSet row) throws SQLException {
        return new CatalogueEntry(
                new WorkflowId(row.getLong("id")),
                row.getString("key"),
                source(row),
                row.getInt("newest"),
                row.getBoolean("online"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Tx.instant(row, column), column);
    }

    /// A version of a workflow, by numbers.
    record Numbered(WorkflowId workflow, int version) {}

    /// The newest version of the named workflow when that publication was made.
    Optional<Numbered> newestAt(Tx tx, OrganizationId organization, String name, Publication of) {
        return tx.first(
                SQL.get("newest-at"),
                WorkflowsStore::numbered,
                of.workflow().value(),
                of.version(),
                organization.value(),
                name);
    }

    Optional<Numbered> labelled(Tx tx, OrganizationId organization, String name, String label) {
        return tx.first(
                SQL.get("labelled"), WorkflowsStore::numbered, organization.value(), name, label);
    }

    Optional<WorkflowId> numbered(Tx tx, OrganizationId organization, String nameOrKey) {
        return tx.first(
                SQL.get("by-name-or-key"),
                row -> new WorkflowId(row.getLong("id")),
                organization.value(),
                nameOrKey,
                nameOrKey,
                nameOrKey);
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        return new Numbered(new WorkflowId(row.getLong("workflow_id")), row.getInt("version"));
    }
}
