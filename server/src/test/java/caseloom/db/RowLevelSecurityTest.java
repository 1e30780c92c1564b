package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.core.cases.OrganizationId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every table that holds rows of organizations, with a row of each of two: a transaction for one
/// finds nothing of the other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RowLevelSecurityTest {

    private static final OrganizationId ACME = new OrganizationId(1);
    private static final OrganizationId GLOBEX = new OrganizationId(2);

    private static final Sql SQL = Sql.of(RowLevelSecurityTest.class, "row_level_security.sql");

    private final TestDatabase database = TestDatabase.fresh();

    @BeforeAll
    void fill() {
        database.db()
                .system(tx -> {
                    tx.all(SQL.get("partition"));
                    for (var organization : List.of(ACME, GLOBEX)) {
                        tables().forEach(name -> tx.change(SQL.get(name), organization.value()));
                    }
                    return true;
                });
    }

    @AfterAll
    void close() {
        database.close();
    }

    private static Stream<String> tables() {
        return Stream.concat(earlier(), later());
    }

    private static Stream<String> earlier() {
        return Stream.of(
                "organizations",
                "members",
                "legal_entities",
                "tokens",
                "keys",
                "workflows",
                "workflow_versions",
                "cases",
                "runs",
                "history",
                "timers",
                "effects",
                "idempotency_keys",
                "case_search",
                "files",
                "file_bytes",
                "case_files",
                "step_documents",
                "file_audit",
                "loose_objects",
                "audit",
                "events",
                "event_ids",
                "correlations",
                "event_values",
                "listeners",
                "inbox",
                "unrouted",
                "starts",
                "letters",
                "callbacks");
    }

    private static Stream<String> later() {
        return Stream.of(
                "approvals",
                "approval_delegations",
                "collaborators",
                "rotas",
                "mails",
                "links",
                "approval_decisions",
                "signatures",
                "signature_documents",
                "signature_signers",
                "schedules",
                "subscriptions",
                "gatherers",
                "gatherings",
                "gathered",
                "secrets",
                "connections",
                "connection_queries",
                "connection_uses",
                "connection_windows",
                "models",
                "model_spending",
                "destinations",
                "deliveries",
                "waiting_deliveries",
                "attempts",
                "comments",
                "documents",
                "document_attributes",
                "document_fields",
                "field_names",
                "document_pages",
                "document_words",
                "document_processings",
                "sessions",
                "member_invitations",
                "setup_links",
                "saved_views");
    }

    /// A new table must come with its policy, and with its row in this test.
    @Test
    void everyTableOfOrganizationsIsGuarded() {
        var found =
                database.db()
                        .atOnce(tx -> tx.list(SQL.get("owned_tables"), row -> row.getString(1)));

        var open =
                database.db().atOnce(tx -> tx.list(SQL.get("unguarded"), row -> row.getString(1)));

        assertThat(found).containsExactlyInAnyOrderElementsOf(tables().toList());
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void anOrganizationSeesItsOwnRowsOnly(String table) {
        var mine = organizations(table, ACME);
        var theirs = organizations(table, GLOBEX);

        assertThat(mine).containsExactly(ACME.value());
        assertThat(theirs).containsExactly(GLOBEX.value());
    }

    @Test
    void theSystemSeesAll() {
        var all = database.db().system(tx -> tx.list(SQL.get("see_cases"), row -> row.getLong(1)));

        assertThat(all).containsExactlyInAnyOrder(ACME.value(), GLOBEX.value());
    }

    @Test
    void anOrganizationChangesAndRemovesItsOwnRowsOnly() {
        var db = database.db();

        var changed = db.tx(ACME, tx -> tx.change(SQL.get("change_all_cases")));
        var removed = db.tx(ACME, tx -> tx.change(SQL.get("remove_all_timers")));

        assertThat(changed).isEqualTo(1);
        assertThat(removed).isEqualTo(1);
        assertThat(organizations("timers", GLOBEX)).containsExactly(GLOBEX.value());
        db.system(tx -> tx.change(SQL.get("timers"), ACME.value()));
    }

    @Test
    void anOrganizationCannotWriteARowOfAnother() {
        assertThatThrownBy(() ->
                        database.db()
                                .tx(
                                        ACME,
                                        tx ->
                                                tx.change(
                                                        SQL.get("foreign_key_row"),
                                                        GLOBEX.value())))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("row-level security");
    }

    @Test
    void theConnectionIsTheSystemsAgainAfterwards() {
        database.db().tx(ACME, tx -> tx.change(SQL.get("change_all_cases")));

        var role = database.db().atOnce(tx -> tx.first(SQL.get("role"), row -> row.getString(1)));

        assertThat(role).contains("caseloom");
    }

    private List<Long> organizations(String table, OrganizationId seer) {
        return database.db()
                .tx(seer, tx -> tx.list(SQL.get("see_" + table), row -> row.getLong(1)));
    }
}
