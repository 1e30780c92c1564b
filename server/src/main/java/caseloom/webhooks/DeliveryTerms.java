package caseloom.webhooks;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.json.Json;
import caseloom.db.DayPartitions;
import caseloom.db.Db;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What time does to webhooks: deliveries past their term leave, and a destination whose every
/// attempt failed for days is paused, which the log and the audit trail say (C-175, L-240).
final class DeliveryTerms {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryTerms.class);

    private static final int PAUSED_AT_ONCE = 100;

    private final DestinationsStore store = new DestinationsStore();
    private final Db db;
    private final InstantSource clock;
    private final DayPartitions partitions;
    private final WebhooksSettings settings;

    DeliveryTerms(Db db, InstantSource clock, DayPartitions partitions, WebhooksSettings settings) {
        this.db = db;
        this.clock = clock;
        this.partitions = partitions;
        this.settings = settings;
    }

    void pass() {
        var now = clock.instant();
        partitions.ensure(now);
        partitions.dropBefore(now.minus(settings.keepFor()));
        db.system(tx -> store.failedForLong(tx, settings.disableAfter(), PAUSED_AT_ONCE))
                .forEach(this::pause);
    }

    private void pause(DestinationsStore.Owned found) {
        var because = "Every attempt failed for " + settings.disableAfter().toDays() + " days.";
        var organization = found.organization();
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var paused =
                db.tx(
                        organization,
                        tx -> {
                            if (!store.pause(tx, organization, found.id(), because, at)) {
                                return false;
                            }
                            var detail = Json.object().put("because", because);
                            var deed = new Deed("webhook.pause", found.id(), detail);
                            AuditTrail.note(tx, Actor.system(organization), deed);
                            store.alone(tx);
                            return true;
                        });
        if (paused) {
            LOG.warn(
                    "webhook {} of organization {} is paused: every attempt failed for {}",
                    found.id(),
                    organization.value(),
                    settings.disableAfter());
        }
    }
}
