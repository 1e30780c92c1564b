package caseloom.access;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The statements on legal entities.
final class LegalEntitiesStore {

    private static final Sql SQL = Sql.of(LegalEntitiesStore.class, "legal_entities.sql");

    LegalEntity create(Tx tx, OrganizationId organization, LegalEntity entity) {
        return tx.first(
                        SQL.get("create"),
                        LegalEntitiesStore::entity,
                        organization.value(),
                        entity.name(),
                        entity.type(),
                        entity.jurisdiction())
                .orElseThrow();
    }

    void alone(Tx tx, OrganizationId organization) {
        tx.all(SQL.get("alone"), organization.value());
    }

    int count(Tx tx, OrganizationId organization) {
        return tx.first(SQL.get("count"), row -> row.getInt(1), organization.value()).orElseThrow();
    }

    List<LegalEntity> list(Tx tx, OrganizationId organization, long after, int most) {
        return tx.list(
                SQL.get("list"), LegalEntitiesStore::entity, organization.value(), after, most);
    }

    Optional<LegalEntity> find(Tx tx, OrganizationId organization, long entity) {
        return tx.first(SQL.get("find"), LegalEntitiesStore::entity, organization.value(), entity);
    }

    Optional<LegalEntity> change(
            Tx tx, OrganizationId organization, long entity, LegalEntities.Change change) {
        return tx.first(
                SQL.get("change"),
                LegalEntitiesStore::entity,
                change.name(),
                change.type(),
                change.jurisdiction(),
                organization.value(),
                entity);
    }

    boolean delete(Tx tx, OrganizationId organization, long entity) {
        return tx.change(SQL.get("delete"), organization.value(), entity) == 1;
    }

    private static LegalEntity entity(ResultSet row) throws SQLException {
        return new LegalEntity(
                row.getLong("id"),
                row.getString("name"),
                row.getString("entity_type"),
                row.getString("jurisdiction"));
    }
}
