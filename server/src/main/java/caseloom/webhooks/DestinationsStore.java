package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.webhook.EventType;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.webhooks.Destination.SecretState;
import caseloom.webhooks.Destination.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statements on destinations.
final class DestinationsStore {

    private static final Sql SQL = Sql.of(DestinationsStore.class, "destinations.sql");

    /// All active ones. The number is read first: of a change in between, the writers learn.
    Known known(Tx tx) {
        var epoch = epoch(tx);
        return new Known(epoch, byOrganization(tx.list(SQL.get("active"), Active::of)));
    }

    /// Those of one organization, in a transaction that holds them.
    Known known(Tx tx, OrganizationId organization) {
        var active = tx.list(SQL.get("active-of"), Active::of, organization.value());
        return new Known(epoch(tx), byOrganization(active));
    }

    void hold(Tx tx) {
        tx.all(SQL.get("hold"));
    }

    /// Nobody writes events until the transaction ends, and then everybody reads anew.
    void alone(Tx tx) {
        tx.all(SQL.get("alone"));
    }

    long nextNumber(Tx tx) {
        return tx.first(SQL.get("next-number"), row -> row.getLong("id")).orElseThrow();
    }

    int count(Tx tx, OrganizationId organization) {
        return tx.first(SQL.get("count"), row -> row.getInt("number"), organization.value())
                .orElseThrow();
    }

    void create(Tx tx, OrganizationId organization, Made made) {
        tx.change(
                SQL.get("create"),
                made.id,
                organization.value(),
                made.wanted.kind().word(),
                made.wanted.connection(),
                made.wanted.path(),
                made.wanted.url(),
                words(made.wanted.events()),
                made.secret,
                made.at,
                made.member,
                made.at,
                made.at);
    }

    /// A new destination with its number and its sealed secret.
    // The bytes are bound, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Made(long id, NewDestination wanted, byte[] secret, long member, Instant at) {}

    Optional<Destination> find(Tx tx, OrganizationId organization, long id) {
        return tx.first(SQL.get("find"), DestinationsStore::destination, organization.value(), id);
    }

    /// The same, locked until the end of the transaction.
    Optional<Destination> held(Tx tx, OrganizationId organization, long id) {
        return tx.first(SQL.get("held"), DestinationsStore::destination, organization.value(), id);
    }

    List<Destination> list(Tx tx, OrganizationId organization, long after, int most) {
        return tx.list(
                SQL.get("list"), DestinationsStore::destination, organization.value(), after, most);
    }

    /// False when it was not active.
    boolean pause(
            Tx tx, OrganizationId organization, long id, @Nullable String because, Instant at) {
        return tx.change(SQL.get("pause"), because, at, organization.value(), id) == 1;
    }

    /// False when it was not paused.
    boolean resume(Tx tx, OrganizationId organization, long id, Instant at) {
        return tx.change(SQL.get("resume"), at, organization.value(), id) == 1;
    }

    boolean change(
            Tx tx, OrganizationId organization, long id, DestinationChange change, Instant at) {
        var events = change.events();
        return tx.change(
                        SQL.get("change"),
                        change.url(),
                        events == null ? null : words(events),
                        at,
                        organization.value(),
                        id)
                == 1;
    }

    /// False when somebody else replaced the secret.
    boolean rotate(Tx tx, OrganizationId organization, Destination of, Rotated rotated) {
        return tx.change(
                        SQL.get("rotate"),
                        rotated.secret,
                        rotated.since,
                        rotated.at,
                        organization.value(),
                        of.id(),
                        of.secret().number())
                == 1;
    }

    // The bytes are bound, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Rotated(byte[] secret, Instant since, Instant at) {}

    /// What waits for it counts as failed.
    boolean delete(Tx tx, OrganizationId organization, long id, Instant at) {
        tx.change(SQL.get("drop-waiting"), id, organization.value(), at);
        return tx.change(SQL.get("delete"), at, organization.value(), id) == 1;
    }

    /// The numbers of destinations that use a connection.
    List<Long> users(Tx tx, OrganizationId organization, long connection, int most) {
        return tx.list(
                SQL.get("users"), row -> row.getLong("id"), organization.value(), connection, most);
    }

    /// Whether there is such a connection, which then stays until the transaction ends.
    boolean holdsConnection(Tx tx, OrganizationId organization, long connection) {
        return tx.first(
                        SQL.get("connection"),
                        row -> row.getLong("id"),
                        organization.value(),
                        connection)
                .isPresent();
    }

    void failing(Tx tx, Map<Long, Instant> failed) {
        var ids = failed.keySet().stream().sorted().toList();
        tx.change(
                SQL.get("failing"),
                ids.stream().mapToLong(Long::longValue).toArray(),
                ids.stream().map(failed::get).toArray(Instant[]::new));
    }

    void well(Tx tx, List<Long> ids) {
        tx.change(SQL.get("well"), ids.stream().sorted().mapToLong(Long::longValue).toArray());
    }

    /// A destination, and whose it is.
    record Owned(OrganizationId organization, long id) {}

    List<Owned> failedForLong(Tx tx, Duration term, int most) {
        return tx.list(
                SQL.get("failed-for-long"),
                row ->
                        new Owned(
                                new OrganizationId(row.getLong("organization_id")),
                                row.getLong("id")),
                term.toMillis(),
                most);
    }

    private static long epoch(Tx tx) {
        return tx.first(SQL.get("epoch"), row -> row.getLong("value")).orElseThrow();
    }

    private record Active(long organization, Known.Receiver receiver) {

        static Active of(ResultSet row) throws SQLException {
            return new Active(
                    row.getLong("organization_id"),
                    new Known.Receiver(
                            row.getLong("id"),
                            Kind.of(row.getString("kind")),
                            events(row).stream().collect(Collectors.toUnmodifiableSet())));
        }
    }

    private static Map<Long, List<Known.Receiver>> byOrganization(List<Active> active) {
        var found = new HashMap<Long, List<Known.Receiver>>();
        for (var one : active) {
            found.computeIfAbsent(one.organization, _ -> new ArrayList<>()).add(one.receiver);
        }
        return found;
    }

    private static Destination destination(ResultSet row) throws SQLException {
        var connection = row.getLong("connection_id");
        return new Destination(
                row.getLong("id"),
                Kind.of(row.getString("kind")),
                connection == 0 ? null : Long.valueOf(connection),
                row.getString("path"),
                row.getString("url"),
                events(row),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("paused_because"),
                new SecretState(
                        row.getInt("secret_number"),
                        Tx.moment(row, "secret_since"),
                        row.getBoolean("rotated")),
                Tx.instant(row, "failing_since"),
                Tx.moment(row, "created_at"),
                Tx.moment(row, "updated_at"));
    }

    private static List<EventType> events(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("events").getArray())
                .map(word -> EventType.of(word).orElseThrow())
                .toList();
    }

    private static String[] words(List<EventType> events) {
        return events.stream().map(EventType::word).toArray(String[]::new);
    }
}
