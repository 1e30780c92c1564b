package caseloom.webhooks;

import caseloom.db.Db;
import caseloom.outbound.Outbound;
import caseloom.outbound.OutboundSettings;
import caseloom.time.Loop;
import caseloom.time.Service;
import caseloom.vault.Vault;
import caseloom.workflows.PublishedWorkflows;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// Everything about webhooks, put together: what writers of events call, what administrators do,
/// and what runs by itself.
public final class PostOffice implements Service {

    private static final Duration HOUSEKEEPING = Duration.ofMinutes(5);

    private final Outbound outbound;
    private final Sender sender;
    private final Webhooks webhooks;
    private final Destinations destinations;
    private final List<Service> services;

    /// What it stands on. The random generator must be fit for secrets and for sharing.
    ///
    /// @param writers the database for what is written in batches
    public record Ground(
            Db db, Db writers, Vault vault, InstantSource clock, RandomGenerator random) {}

    public PostOffice(
            Ground ground,
            PublishedWorkflows workflows,
            OutboundSettings outbound,
            WebhooksSettings settings) {
        var clock = ground.clock();
        var partitions = new DayPartitions(ground.db());
        var secrets = new Secrets(ground.vault(), ground.random());
        this.outbound =
                new Outbound(
                        outbound.cutting(
                                WebhooksSettings.ATTEMPT,
                                WebhooksSettings.ANSWER_MOST,
                                settings.sending().atOnce()));
        this.sender =
                new Sender(
                        new Sender.Ground(ground.writers(), clock, ground.random(), this.outbound),
                        new Requests(secrets),
                        partitions,
                        settings.sending());
        this.webhooks =
                new Webhooks(
                        new Subscribers(ground.db()),
                        new DeliveriesStore(workflows),
                        partitions,
                        new Bodies(ground.random()),
                        new Webhooks.Notice(clock, sender::hint));
        this.destinations =
                new Destinations(
                        ground.db(), clock, secrets, settings.perOrganization(), sender::hint);
        var terms = new DeliveryTerms(ground.db(), clock, partitions, settings);
        this.services = List.of(sender, new Loop("webhook-terms", HOUSEKEEPING, terms::pass));
    }

    /// What those who change records call.
    public Herald herald() {
        return webhooks;
    }

    public Destinations destinations() {
        return destinations;
    }

    /// The bodies of the loops, for whoever is the loop in place of the threads.
    public void pass() {
        sender.pass();
    }

    /// Attempts under way on this node.
    public int underWay() {
        return sender.underWay();
    }

    @Override
    public void start() {
        services.forEach(Service::start);
    }

    @Override
    public void close() {
        services.reversed().forEach(Service::close);
        outbound.close();
    }
}
