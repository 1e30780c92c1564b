package caseloom.connections;

import caseloom.access.Changes;
import caseloom.access.EpochCache;
import caseloom.audit.Actor;
import caseloom.audit.Deed;
import caseloom.connections.ConnectionsStore.Row;
import caseloom.core.cases.OrganizationId;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.vault.Place;
import caseloom.vault.Sealed;
import caseloom.vault.Secret;
import caseloom.vault.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The connections of an organization (C-192 to C-197). Safe to share.
public final class Connections {

    /// The most that an organization has.
    public static final int MOST = 1_000;

    static final String WHAT = "connection";

    /// How many connections, there or not, are kept in memory, their secrets sealed.
    private static final int KNOWN_MOST = 10_000;

    private static final Secret NOTHING = Secret.of("");

    private final ConnectionsStore store = new ConnectionsStore();
    private final Db db;
    private final Changes changes;
    private final InstantSource clock;
    private final Vault vault;
    private final List<ConnectionUses> uses;
    private final EpochCache<Asked, Optional<Row>> known;

    /// @param uses what is asked before a connection is removed
    public Connections(
            Db db, CacheEpoch epoch, InstantSource clock, Vault vault, List<ConnectionUses> uses) {
        this.db = db;
        this.changes = new Changes(db, epoch);
        this.clock = clock;
        this.vault = vault;
        this.uses = List.copyOf(uses);
        this.known = new EpochCache<>(epoch, KNOWN_MOST, this::read);
    }

    /// Which connection is meant: by its number, or else by its name.
    private record Asked(OrganizationId organization, long id, @Nullable String name) {}

    /// A new connection of what is given, and for the rest of what is usual.
    ///
    /// @param given has a name, a base URL and, where its authentication needs one, a secret
    public Outcome<Connection> create(Actor by, ConnectionChange given) {
        vault.prepare(by.organization());
        return changes.by(
                by,
                tx -> created(tx, by.organization(), given),
                made -> new Deed("connection.create", made.id(), given.told()));
    }

    /// Connections by id.
    ///
    /// @param after the last id of the page before; 0 for the first page
    public List<Connection> list(OrganizationId organization, long after, int most) {
        return db.tx(organization, tx -> store.list(tx, organization, after, most));
    }

    public Optional<Connection> find(OrganizationId organization, long id) {
        return db.tx(organization, tx -> store.find(tx, organization, id)).map(Row::connection);
    }

    public Optional<Connection> find(OrganizationId organization, String name) {
        return db.tx(organization, tx -> store.find(tx, organization, name)).map(Row::connection);
    }

    /// Changes a connection. A secret that is not given stays (C-197).
    public Outcome<Connection> change(Actor by, long id, ConnectionChange change) {
        vault.prepare(by.organization());
        return changes.by(
                by,
                tx ->
                        store.held(tx, by.organization(), id)
                                .map(row -> changed(tx, row, change))
                                .orElseGet(() -> unknown(id)),
                _ -> new Deed("connection.change", id, change.told()));
    }

    /// Removes a connection that nothing uses (C-197).
    public Outcome<Long> delete(Actor by, long id) {
        return changes.by(
                by,
                tx -> deleted(tx, by.organization(), id),
                _ -> Deed.of("connection.delete", id));
    }

    /// The connection to make requests with, from memory.
    ///
    /// @throws caseloom.vault.Unopenable when its secret does not open
    public Optional<Access> access(OrganizationId organization, long id) {
        return known.find(new Asked(organization, id, null)).map(this::opened);
    }

    /// The same by name.
    public Optional<Access> access(OrganizationId organization, String name) {
        return known.find(new Asked(organization, 0, name)).map(this::opened);
    }

    private Optional<Row> read(Asked asked) {
        var organization = asked.organization;
        var name = asked.name;
        return db.tx(
                organization,
                tx ->
                        name == null
                                ? store.find(tx, organization, asked.id)
                                : store.find(tx, organization, name));
    }

    private Access opened(Row row) {
        var connection = row.connection();
        var sealed = row.sealed();
        return new Access(
                connection, sealed == null ? NOTHING : vault.open(place(connection), sealed));
    }

    private Outcome<Connection> created(
            Tx tx, OrganizationId organization, ConnectionChange given) {
        store.alone(tx, organization);
        if (store.count(tx, organization) >= MOST) {
            return Outcome.refused(
                    new Refusal.Conflict(
                            WHAT, "An organization has at most " + MOST + " connections."));
        }
        var now = now();
        var terms = ConnectionTerms.of(given);
        var made = new Connection(store.nextNumber(tx), organization, terms, now, now);
        return store.create(tx, new Row(made, sealed(made, given.secret())))
                ? Outcome.done(made)
                : Outcome.refused(taken(terms.name()));
    }

    private Outcome<Connection> changed(Tx tx, Row before, ConnectionChange change) {
        var was = before.connection();
        if (change.lacksSecret(was.terms().authentication())) {
            return Outcome.refused(secretNeeded(change));
        }
        var terms = change.of(was.terms());
        if (store.nameIsTaken(tx, was.organization(), terms.name(), was.id())) {
            return Outcome.refused(taken(terms.name()));
        }
        if (!terms.name().equals(was.name())) {
            var users = users(tx, was);
            if (!users.isEmpty()) {
                return Outcome.refused(inUse("renamed", users));
            }
        }
        var now = new Connection(was.id(), was.organization(), terms, was.createdAt(), now());
        store.change(tx, new Row(now, kept(before, now, change.secret())));
        return Outcome.done(now);
    }

    private Outcome<Long> deleted(Tx tx, OrganizationId organization, long id) {
        var row = store.held(tx, organization, id);
        if (row.isEmpty()) {
            return unknown(id);
        }
        var users = users(tx, row.get().connection());
        if (!users.isEmpty()) {
            return Outcome.refused(inUse("removed", users));
        }
        store.delete(tx, organization, id);
        return Outcome.done(id);
    }

    private List<String> users(Tx tx, Connection connection) {
        var users = new ArrayList<String>();
        uses.forEach(one -> users.addAll(one.of(tx, connection.organization(), connection.id())));
        return users;
    }

    /// The secret after a change: a new one, or the one there was, or none any more.
    private @Nullable Sealed kept(Row before, Connection now, @Nullable Secret secret) {
        if (secret != null) {
            return sealed(now, secret);
        }
        return now.terms().authentication().secretMember() == null ? null : before.sealed();
    }

    private @Nullable Sealed sealed(Connection connection, @Nullable Secret secret) {
        return secret == null ? null : vault.seal(place(connection), secret);
    }

    private static Place place(Connection connection) {
        return Place.of(connection.organization(), "connection/" + connection.id() + "/secret");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> Outcome<T> unknown(long id) {
        return Outcome.refused(new Refusal.NotFound(WHAT, Long.toString(id)));
    }

    private static Refusal taken(String name) {
        return Refusal.Invalid.of(
                "name",
                "No other connection of the organization has it; `" + name + "` is taken.",
                "Choose another name, or change the connection that has it.");
    }

    private static Refusal secretNeeded(ConnectionChange change) {
        var authentication = change.authentication();
        var member = authentication == null ? null : authentication.secretMember();
        return Refusal.Invalid.of(
                "authentication." + member,
                "Another kind of authentication needs a secret of its own.",
                "Add `" + member + "` to `authentication`.");
    }

    private static Refusal inUse(String what, List<String> users) {
        var told = users.subList(0, Math.min(users.size(), ConnectionUses.TOLD_MOST));
        return new Refusal.Conflict(
                WHAT,
                "The connection cannot be "
                        + what
                        + " while it is used by "
                        + String.join(", ", told)
                        + (told.size() < users.size() ? " and more." : "."));
    }
}
