package caseloom;

import caseloom.admin.AdminApi;
import caseloom.calls.Accesses;
import caseloom.calls.SecretCalls;
import caseloom.calls.ServiceCalls;
import caseloom.calls.Trials;
import caseloom.connections.Connections;
import caseloom.connections.Queries;
import caseloom.connections.Slots;
import caseloom.connections.UsedByWorkflows;
import caseloom.documents.FileTexts;
import caseloom.models.AskModel;
import caseloom.models.FieldReader;
import caseloom.models.Interview;
import caseloom.models.Models;
import caseloom.models.Patience;
import caseloom.outbound.Outbound;
import caseloom.secrets.Secrets;
import caseloom.time.Started;
import caseloom.webhooks.PostOffice;
import caseloom.webhooks.UsedByWebhooks;
import java.util.List;

/// The services that organizations call, and the models that some of them lead to.
final class ToServices {

    private final Outbound outbound;
    private final Secrets secrets;
    private final Connections connections;
    private final Slots slots;
    private final ServiceCalls calls;
    private final Queries queries;
    private final Trials trials;
    private final Models models;
    private final Patience patience = new Patience();
    private final Interview interview;
    private final FieldReader fieldReader;

    ToServices(Settings settings, Launch.Outside outside, Features.Ground ground, Secrets secrets) {
        var db = ground.database().db();
        var clock = outside.clock();
        this.secrets = secrets;
        outbound = new Outbound(settings.outbound());
        connections =
                new Connections(
                        db,
                        ground.epoch(),
                        clock,
                        ground.vault(),
                        List.of(new UsedByWorkflows(), new UsedByWebhooks()));
        slots = new Slots(db, clock);
        calls =
                new ServiceCalls(
                        outbound, new Accesses.Ours(connections, slots), clock, settings.calls());
        queries = new Queries(db, clock);
        trials = new Trials(db, connections, calls, clock);
        models = new Models(db, clock);
        interview =
                new Interview(
                        models,
                        calls,
                        queries,
                        new Interview.Ground(clock, patience),
                        settings.models());
        fieldReader = new FieldReader(models, interview, settings.models());
    }

    Connections connections() {
        return connections;
    }

    Slots slots() {
        return slots;
    }

    AskModel askModel(FileTexts texts) {
        return new AskModel(interview, texts);
    }

    FieldReader fieldReader() {
        return fieldReader;
    }

    /// The calls of steps, with the secrets that they name.
    SecretCalls forSteps() {
        return new SecretCalls(calls, secrets::open);
    }

    AdminApi.Services forAdmin(PostOffice posts) {
        return new AdminApi.Services(connections, queries, trials, models, posts);
    }

    /// What is closed after everybody who calls.
    void open(Started started) {
        started.add(outbound);
    }

    /// What is closed before them, so that nobody waits for a service while the server stops.
    void wait(Started started) {
        started.add(patience);
    }
}
