package caseloom.webhooks;

import caseloom.calls.CallsSettings;
import caseloom.calls.ConnectionCalls;
import caseloom.connections.Connections;
import caseloom.connections.Slots;
import caseloom.db.Db;
import caseloom.outbound.Outbound;
import caseloom.outbound.OutboundSettings;
import caseloom.time.Loop;
import caseloom.time.Service;
import caseloom.vault.Vault;
import caseloom.workflows.PublishedWorkflows;
import io.micrometer.core.instrument.MeterRegistry;
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
    private final CommentNews comments;
    private final DocumentNews documents;
    private final Destinations destinations;
    private final Deliveries deliveries;
    private final DeliveryTerms terms;
    private final List<Service> services;

    /// What it stands on. The random generator must be fit for secrets and for sharing.
    ///
    /// @param writers the database for what is written in batches
    public record Ground(
            Db db,
            Db writers,
            Vault vault,
            InstantSource clock,
            RandomGenerator random,
            MeterRegistry meters) {}

    /// How it reaches the outside, as whom, and how often.
    public record Outward(
            OutboundSettings outbound, CallsSettings calls, Connections connections, Slots slots) {}

    public PostOffice(
            Ground ground,
            PublishedWorkflows workflows,
            Outward outward,
            WebhooksSettings settings) {
        var clock = ground.clock();
        var partitions = DeliveriesStore.partitions(ground.db());
        var bodies = new Bodies(ground.random());
        var secrets = new Secrets(ground.vault(), ground.random());
        this.outbound =
                new Outbound(
                        outward.outbound()
                                .cutting(
                                        WebhooksSettings.ATTEMPT,
                                        WebhooksSettings.ANSWER_MOST,
                                        settings.sending().atOnce()));
        this.sender =
                new Sender(
                        new Sender.Ground(
                                ground.writers(),
                                clock,
                                ground.random(),
                                new ConnectionCalls(
                                        outbound,
                                        clock,
                                        outward.calls(),
                                        outward.slots(),
                                        WebhooksSettings.ATTEMPT),
                                ground.meters()),
                        new Requests(secrets, outward.connections()::access),
                        partitions,
                        settings.sending());
        var records = new SubjectsStore(workflows);
        var notice = new Webhooks.Notice(clock, sender::hint);
        this.webhooks =
                new Webhooks(new Subscribers(ground.db()), records, partitions, bodies, notice);
        this.comments = new CommentNews(records, partitions, bodies, notice);
        this.documents = new DocumentNews(partitions, bodies, notice);
        this.destinations =
                new Destinations(
                        ground.db(), clock, secrets, settings.perOrganization(), sender::hint);
        this.deliveries =
                new Deliveries(
                        new Deliveries.Ground(ground.db(), clock, partitions),
                        new DeliveriesStore(),
                        bodies,
                        sender::hint);
        this.terms = new DeliveryTerms(ground.db(), clock, partitions, settings);
        var lag = new Lag(ground.db(), clock, ground.meters());
        this.services =
                List.of(
                        sender,
                        new Loop("webhook-terms", HOUSEKEEPING, terms::pass),
                        new Loop("webhook-lag", settings.sending().pollEvery(), lag::look));
    }

    /// What those who change records call.
    public Herald herald() {
        return webhooks;
    }

    /// What those who store comments call.
    public CommentNews comments() {
        return comments;
    }

    /// What those who change documents call.
    public DocumentNews documents() {
        return documents;
    }

    public Destinations destinations() {
        return destinations;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    /// One look at what is past its term.
    public void termPass() {
        terms.pass();
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
