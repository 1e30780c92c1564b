package caseloom.webhooks;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.DayPartitions;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.webhooks.Delivery.Attempted;
import caseloom.webhooks.DeliveryLogStore.FailedOf;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The log of deliveries: reading it, sending again what is in it, and trying out a destination.
/// Safe to share.
public final class Deliveries {

    /// How many deliveries one wish sends again at most.
    public static final int REPLAYED_MOST = 1_000;

    /// More attempts than a delivery has, unless it was sent again and again.
    private static final int ATTEMPTS_MOST = 500;

    private static final String WHAT = "delivery";

    private final DeliveryLogStore log = new DeliveryLogStore();
    private final DestinationsStore destinations = new DestinationsStore();
    private final Ground ground;
    private final DeliveriesStore store;
    private final Bodies bodies;
    private final Runnable hint;

    /// What the log stands on.
    record Ground(Db db, InstantSource clock, DayPartitions partitions) {}

    /// @param hint is told that there is something to send
    Deliveries(Ground ground, DeliveriesStore store, Bodies bodies, Runnable hint) {
        this.ground = ground;
        this.store = store;
        this.bodies = bodies;
        this.hint = hint;
    }

    /// The newest first.
    public List<Delivery> list(OrganizationId organization, DeliveryFilter filter, int most) {
        return ground.db.tx(organization, tx -> log.list(tx, organization, filter, most));
    }

    /// A delivery with its attempts in their order.
    public record Story(Delivery delivery, List<Attempted> attempts) {

        public Story {
            attempts = List.copyOf(attempts);
        }
    }

    public Optional<Story> find(OrganizationId organization, long id) {
        return ground.db.tx(
                organization,
                tx ->
                        log.find(tx, organization, id)
                                .map(found ->
                                        new Story(
                                                found,
                                                log.attempts(
                                                        tx, organization, found, ATTEMPTS_MOST))));
    }

    /// Sends what has ended again: the same body under the same id, at once, and then with the
    /// usual retries (C-191, L-273).
    public Outcome<Delivery> replay(Actor by, long id) {
        var organization = by.organization();
        var replayed =
                ground.db.tx(
                        organization,
                        tx -> {
                            if (log.find(tx, organization, id).isEmpty()) {
                                return Deliveries.<Delivery>unknown(id);
                            }
                            if (log.replay(tx, organization, List.of(id), now()).isEmpty()) {
                                return Outcome.<Delivery>refused(
                                        new Refusal.Conflict(
                                                WHAT,
                                                "Only a delivery that has ended can be sent again,"
                                                        + " and not to a webhook that was"
                                                        + " deleted."));
                            }
                            AuditTrail.note(tx, by, Deed.of("delivery.replay", id));
                            return Outcome.done(log.find(tx, organization, id).orElseThrow());
                        });
        hint.run();
        return replayed;
    }

    /// Which of a destination's failed deliveries are sent again; null asks for all.
    public record Wanted(
            @Nullable String event, @Nullable Instant from, @Nullable Instant before) {}

    /// Sends those that failed again, the oldest first, at most so many at once; gives how many.
    public Outcome<Integer> replayFailed(Actor by, long destination, Wanted wanted) {
        var organization = by.organization();
        var of = new FailedOf(destination, wanted.event, wanted.from, wanted.before);
        var replayed =
                ground.db.tx(
                        organization,
                        tx ->
                                destinations
                                        .find(tx, organization, destination)
                                        .map(_ -> Outcome.done(replayed(tx, by, of)))
                                        .orElseGet(() -> unknownWebhook(destination)));
        hint.run();
        return replayed;
    }

    private int replayed(Tx tx, Actor by, FailedOf of) {
        var organization = by.organization();
        var ids = log.failed(tx, organization, of, REPLAYED_MOST);
        var replayed = log.replay(tx, organization, ids, now()).size();
        var detail = Json.object().put("deliveries", replayed);
        AuditTrail.note(tx, by, new Deed("webhook.replay", of.destination(), detail));
        return replayed;
    }

    /// Sends an event of no catalogue, `webhook.test`.
    public Outcome<Delivery> test(Actor by, long destination) {
        var organization = by.organization();
        ground.partitions.ensure(ground.clock.instant());
        var sent =
                ground.db.tx(
                        organization,
                        tx ->
                                destinations
                                        .find(tx, organization, destination)
                                        .map(found -> tested(tx, by, found))
                                        .orElseGet(() -> unknownWebhook(destination)));
        hint.run();
        return sent;
    }

    private Outcome<Delivery> tested(Tx tx, Actor by, Destination to) {
        if (to.state() != Destination.State.ACTIVE) {
            return Outcome.refused(
                    new Refusal.Conflict(Destinations.WHAT, "It is paused: resume it first."));
        }
        var organization = by.organization();
        var at = now();
        var message = bodies.test(to.kind(), organization, at);
        var delivery =
                new NewDelivery(
                        0, organization, to.id(), NewDelivery.TEST, message.id(), message.body());
        store.write(tx, List.of(delivery), at);
        AuditTrail.note(tx, by, Deed.of("webhook.test", to.id()));
        var filter = DeliveryFilter.ofMessage(to.id(), message.id());
        return Outcome.done(log.list(tx, organization, filter, 1).getFirst());
    }

    private Instant now() {
        return ground.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> Outcome<T> unknown(long id) {
        return Outcome.refused(new Refusal.NotFound(WHAT, Long.toString(id)));
    }

    private static <T> Outcome<T> unknownWebhook(long id) {
        return Outcome.refused(new Refusal.NotFound(Destinations.WHAT, Long.toString(id)));
    }
}
