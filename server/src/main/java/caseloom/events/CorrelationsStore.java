package caseloom.events;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statements about correlations.
final class CorrelationsStore {

    private static final Sql SQL = Sql.of(CorrelationsStore.class, "correlations.sql");

    /// A correlation that is known.
    ///
    /// @param type null for any
    /// @param from null when nothing but the type counts
    record Known(
            long id,
            long organization,
            @Nullable String type,
            @Nullable String from,
            boolean starts) {

        boolean fits(Sent sent) {
            return organization == sent.organization().value()
                    && (type == null || type.equals(sent.event().type()));
        }
    }

    void know(Tx tx, List<Wanted> wanted) {
        tx.change(
                SQL.get("know"),
                organizations(wanted),
                wanted.stream().map(Wanted::type).toArray(String[]::new),
                wanted.stream().map(Wanted::from).toArray(String[]::new),
                fingerprints(wanted));
    }

    /// From now on workflows start by these, which are known.
    void starting(Tx tx, List<Wanted> wanted) {
        tx.change(SQL.get("starting"), organizations(wanted), fingerprints(wanted));
    }

    List<Long> numbers(Tx tx, List<Wanted> wanted) {
        return tx.list(
                SQL.get("numbers"),
                row -> row.getLong("id"),
                organizations(wanted),
                fingerprints(wanted));
    }

    /// Those that an event of any of these organizations and types may be found by.
    List<Known> of(Tx tx, List<Sent> sent) {
        return tx.list(
                SQL.get("of-types"),
                row ->
                        new Known(
                                row.getLong("id"),
                                row.getLong("organization_id"),
                                row.getString("type"),
                                row.getString("correlate_from"),
                                row.getBoolean("starts")),
                sent.stream()
                        .map(Sent::organization)
                        .distinct()
                        .mapToLong(OrganizationId::value)
                        .toArray(),
                sent.stream().map(one -> one.event().type()).distinct().toArray(String[]::new));
    }

    private static long[] organizations(List<Wanted> wanted) {
        return wanted.stream().mapToLong(one -> one.organization().value()).toArray();
    }

    private static String[] fingerprints(List<Wanted> wanted) {
        return wanted.stream().map(Wanted::fingerprint).toArray(String[]::new);
    }
}
