package caseloom.models;

import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements on models and what they used up.
final class ModelsStore {

    private static final Sql SQL = Sql.of(ModelsStore.class, "models.sql");

    /// Waits for whoever sets a model of the organization.
    void alone(Tx tx, OrganizationId organization) {
        tx.all(SQL.get("alone"), organization.value());
    }

    /// False when the organization has no such connection.
    boolean put(Tx tx, OrganizationId organization, Model model) {
        var terms = model.terms();
        var limits = terms.limits();
        return tx.change(
                        SQL.get("put"),
                        terms.name(),
                        terms.format().word(),
                        Json.write(terms.parameters()),
                        limits.answerTokens(),
                        limits.dayTokens(),
                        limits.prices().input().toPlainString(),
                        limits.prices().output().toPlainString(),
                        plain(limits.dayCost()),
                        terms.documents(),
                        model.updatedAt(),
                        organization.value(),
                        model.connection())
                == 1;
    }

    /// No other model than that of this connection reads documents.
    void noneForDocuments(Tx tx, OrganizationId organization, long but) {
        tx.change(SQL.get("none-for-documents"), organization.value(), but);
    }

    List<Model> list(Tx tx, OrganizationId organization, long after, int most) {
        return tx.list(SQL.get("list"), ModelsStore::model, organization.value(), after, most);
    }

    Optional<Model> find(Tx tx, OrganizationId organization, String connection) {
        return tx.first(SQL.get("find"), ModelsStore::model, organization.value(), connection);
    }

    Optional<Model> forDocuments(Tx tx, OrganizationId organization) {
        return tx.first(SQL.get("for-documents"), ModelsStore::model, organization.value());
    }

    boolean remove(Tx tx, OrganizationId organization, long connection) {
        return tx.change(SQL.get("remove"), organization.value(), connection) == 1;
    }

    Spent spent(Tx tx, OrganizationId organization, long connection, LocalDate day) {
        return tx.first(
                        SQL.get("spent"),
                        row ->
                                new Spent(
                                        row.getLong("requests"),
                                        row.getLong("tokens"),
                                        row.getBigDecimal("cost")),
                        organization.value(),
                        connection,
                        day.toString())
                .orElse(Spent.NOTHING);
    }

    boolean reserve(Tx tx, OrganizationId organization, Model model, LocalDate day, Usage usage) {
        var limits = model.terms().limits();
        var most = limits.dayTokens();
        var costMost = limits.dayCost();
        var cost = limits.prices().of(usage);
        if ((most != null && usage.all() > most)
                || (costMost != null && cost.compareTo(costMost) > 0)) {
            return false;
        }
        return tx.change(
                        SQL.get("reserve"),
                        organization.value(),
                        model.connection(),
                        day.toString(),
                        usage.all(),
                        cost.toPlainString(),
                        most,
                        plain(costMost))
                == 1;
    }

    /// Of a conversation over midnight the difference counts for the new day, or not at all.
    void settle(
            Tx tx,
            OrganizationId organization,
            Model model,
            LocalDate day,
            Usage reserved,
            Usage used) {
        var prices = model.terms().limits().prices();
        tx.change(
                SQL.get("settle"),
                used.all() - reserved.all(),
                prices.of(used).subtract(prices.of(reserved)).toPlainString(),
                organization.value(),
                model.connection(),
                day.toString());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static Model model(ResultSet row) throws SQLException {
        var limits =
                new ModelLimits(
                        row.getInt("answer_tokens_most"),
                        row.getObject("day_tokens_most", Long.class),
                        new Prices(
                                row.getBigDecimal("input_price"),
                                row.getBigDecimal("output_price")),
                        row.getBigDecimal("day_cost_most"));
        return new Model(
                row.getLong("connection_id"),
                row.getString("connection"),
                new ModelTerms(
                        row.getString("name"),
                        AnswerFormat.of(row.getString("answer_format")),
                        (ObjectNode) Json.stored(row.getString("parameters")),
                        limits,
                        row.getBoolean("documents")),
                Tx.moment(row, "updated_at"));
    }
}
