package caseloom.webhooks;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.core.webhook.EventType;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.vault.Secret;
import caseloom.webhooks.DestinationsStore.Made;
import caseloom.webhooks.DestinationsStore.Rotated;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What administrators do with destinations. Each change waits for those who write events at that
/// moment, so that from its answer on it holds on every node. Safe to share.
public final class Destinations {

    static final String WHAT = "webhook";

    private final DestinationsStore store = new DestinationsStore();
    private final Db db;
    private final InstantSource clock;
    private final Secrets secrets;
    private final int most;
    private final Runnable hint;

    /// @param hint is told that something that was held may go
    Destinations(Db db, InstantSource clock, Secrets secrets, int most, Runnable hint) {
        this.db = db;
        this.clock = clock;
        this.secrets = secrets;
        this.most = most;
        this.hint = hint;
    }

    /// A destination with its newest signing secret, which is nowhere else to be seen.
    public record WithSecret(Destination destination, Secret secret) {}

    /// A new active destination: it gets what happens from then on (C-146, L-240).
    public Outcome<WithSecret> create(Actor by, NewDestination wanted) {
        var wrong = wrong(wanted.url()).or(() -> wrongPath(wanted.path()));
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        var organization = by.organization();
        secrets.prepare(organization);
        var secret = secrets.draw(wanted.kind());
        return by(
                by,
                tx -> {
                    if (store.count(tx, organization) >= most) {
                        return Outcome.refused(new Refusal.TooMany("webhooks", most));
                    }
                    var connection = wanted.connection();
                    if (connection != null
                            && !store.holdsConnection(tx, organization, connection)) {
                        return Outcome.refused(noConnection());
                    }
                    var id = store.nextNumber(tx);
                    var sealed = secrets.seal(organization, id, 1, secret).bytes();
                    var member = by.member();
                    store.create(
                            tx,
                            organization,
                            new Made(id, wanted, sealed, member == null ? 0 : member, now()));
                    return Outcome.done(new WithSecret(current(tx, organization, id), secret));
                },
                made -> deed("create", made.destination(), told(made.destination())));
    }

    public Optional<Destination> find(OrganizationId organization, long id) {
        return db.tx(organization, tx -> store.find(tx, organization, id));
    }

    /// Destinations by number, those after the given one.
    public List<Destination> list(OrganizationId organization, long after, int size) {
        return db.tx(organization, tx -> store.list(tx, organization, after, size));
    }

    /// Another URL or other events of an endpoint; deliveries that wait go to the new URL.
    public Outcome<Destination> change(Actor by, long id, DestinationChange change) {
        var wrong = wrong(change.url());
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        return on(
                by,
                id,
                "change",
                (tx, found) ->
                        found.kind() == Kind.ENDPOINT
                                ? done(store.change(tx, by.organization(), id, change, now()))
                                : Optional.of(
                                        "A subscription stays as it is: delete it and make"
                                                + " another."));
    }

    /// Holds it: what happens meanwhile it never gets, and what waits goes on after resuming
    /// (C-148, L-240).
    public Outcome<Destination> pause(Actor by, long id) {
        return on(
                by,
                id,
                "pause",
                (tx, _) ->
                        store.pause(tx, by.organization(), id, null, now())
                                ? Optional.empty()
                                : Optional.of("It is paused already."));
    }

    public Outcome<Destination> resume(Actor by, long id) {
        var outcome =
                on(
                        by,
                        id,
                        "resume",
                        (tx, _) ->
                                store.resume(tx, by.organization(), id, now())
                                        ? Optional.empty()
                                        : Optional.of("It is not paused."));
        hint.run();
        return outcome;
    }

    /// Ends it: deliveries that wait count as failed, and all stay readable (C-149, L-240).
    public Outcome<Destination> delete(Actor by, long id) {
        return by(
                by,
                tx -> {
                    var found = store.held(tx, by.organization(), id);
                    if (found.isEmpty()) {
                        return unknown(id);
                    }
                    store.delete(tx, by.organization(), id, now());
                    return Outcome.done(found.get());
                },
                gone -> deed("delete", gone, told(gone)));
    }

    /// A new signing secret.
    ///
    /// @param from when it begins to sign; null for at once. Only an endpoint's may lie ahead, and
    ///   at most 24 hours (L-273); a subscription's former secret signs beside it for so long
    ///   (C-170)
    public Outcome<WithSecret> rotate(Actor by, long id, @Nullable Instant from) {
        var organization = by.organization();
        secrets.prepare(organization);
        var now = now();
        var since = from == null ? now : from;
        if (since.isBefore(now) || since.isAfter(now.plus(WebhooksSettings.OVERLAP))) {
            return Outcome.refused(badMoment());
        }
        return by(
                by,
                tx -> {
                    var found = store.held(tx, organization, id);
                    if (found.isEmpty()) {
                        return unknown(id);
                    }
                    var before = found.get();
                    if (before.kind() == Kind.SUBSCRIPTION && from != null) {
                        return Outcome.refused(badMoment());
                    }
                    var secret = secrets.draw(before.kind());
                    var number = before.secret().number() + 1;
                    var sealed = secrets.seal(organization, id, number, secret).bytes();
                    store.rotate(tx, organization, before, new Rotated(sealed, since, now));
                    return Outcome.done(new WithSecret(current(tx, organization, id), secret));
                },
                rotated ->
                        deed(
                                "rotate",
                                rotated.destination(),
                                Json.object().put("from", since.toString())));
    }

    private interface Doing {
        /// Why it is not done; empty when it is.
        Optional<String> done(Tx tx, Destination found);
    }

    private Outcome<Destination> on(Actor by, long id, String verb, Doing doing) {
        return by(
                by,
                tx -> {
                    var found = store.held(tx, by.organization(), id);
                    if (found.isEmpty()) {
                        return unknown(id);
                    }
                    return doing.done(tx, found.get())
                            .<Outcome<Destination>>map(
                                    why -> Outcome.refused(new Refusal.Conflict(WHAT, why)))
                            .orElseGet(() -> Outcome.done(current(tx, by.organization(), id)));
                },
                changed -> deed(verb, changed, Json.object()));
    }

    /// A change with its entry in the audit trail; the writers are kept out at its very end only.
    private <T> Outcome<T> by(Actor by, Function<Tx, Outcome<T>> work, Function<T, Deed> deed) {
        return db.tx(
                by.organization(),
                tx -> {
                    var outcome = work.apply(tx);
                    if (outcome instanceof Outcome.Done<T>(var value)) {
                        AuditTrail.note(tx, by, deed.apply(value));
                        store.alone(tx);
                    }
                    return outcome;
                });
    }

    private Destination current(Tx tx, OrganizationId organization, long id) {
        return store.find(tx, organization, id).orElseThrow();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Optional<String> done(boolean changed) {
        return changed ? Optional.empty() : Optional.of("It was changed by somebody else.");
    }

    private static Deed deed(String verb, Destination of, ObjectNode detail) {
        return new Deed(WHAT + "." + verb, of.id(), detail);
    }

    private static ObjectNode told(Destination destination) {
        var told =
                Json.object()
                        .put("kind", destination.kind().word())
                        .put("url", destination.url())
                        .put("connection_id", destination.connection())
                        .put("path", destination.path());
        var events = told.putArray("events");
        destination.events().stream().map(EventType::word).forEach(events::add);
        return told;
    }

    private static <T> Outcome<T> unknown(long id) {
        return Outcome.refused(new Refusal.NotFound(WHAT, Long.toString(id)));
    }

    private static Optional<Refusal> wrong(@Nullable String url) {
        return url == null || TargetUrl.isOne(url)
                ? Optional.empty()
                : Optional.of(
                        Refusal.Invalid.of(
                                "url",
                                TargetUrl.RULE,
                                "Send one such as https://example.com/hooks."));
    }

    private static Optional<Refusal> wrongPath(@Nullable String path) {
        return path == null || TargetUrl.isPath(path)
                ? Optional.empty()
                : Optional.of(
                        Refusal.Invalid.of(
                                "path", TargetUrl.PATH_RULE, "Send one such as /hooks/caseloom."));
    }

    private static Refusal noConnection() {
        return Refusal.Invalid.of(
                "connection",
                "It is the number of a connection of the organization.",
                "Send one of `GET /connections`.");
    }

    private static Refusal badMoment() {
        return Refusal.Invalid.of(
                "from",
                "Only an endpoint has it: a moment from now to 24 hours ahead.",
                "Leave it out to sign with the new secret at once.");
    }
}
