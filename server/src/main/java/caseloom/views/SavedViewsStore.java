package caseloom.views;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The statements about saved views.
final class SavedViewsStore {

    private static final Sql SQL = Sql.of(SavedViewsStore.class, "saved_views.sql");

    /// From here to the end of the transaction nobody else saves one for the member.
    void hold(Tx tx, OrganizationId organization, long member) {
        tx.all(SQL.get("hold"), organization.value(), member);
    }

    List<SavedView> list(Tx tx, OrganizationId organization, long member) {
        return tx.list(SQL.get("list"), SavedViewsStore::view, organization.value(), member);
    }

    Optional<SavedView> change(
            Tx tx, OrganizationId organization, long member, String name, String query) {
        return tx.first(
                SQL.get("change"),
                SavedViewsStore::view,
                query,
                organization.value(),
                member,
                name);
    }

    SavedView create(Tx tx, OrganizationId organization, long member, SavedView view) {
        return tx.first(
                        SQL.get("create"),
                        SavedViewsStore::view,
                        organization.value(),
                        member,
                        view.name(),
                        view.query(),
                        view.createdAt())
                .orElseThrow();
    }

    boolean delete(Tx tx, OrganizationId organization, long member, long id) {
        return tx.change(SQL.get("delete"), organization.value(), member, id) > 0;
    }

    private static SavedView view(ResultSet row) throws SQLException {
        return new SavedView(
                row.getLong("id"),
                row.getString("name"),
                row.getString("query"),
                Tx.moment(row, "created_at"));
    }
}
