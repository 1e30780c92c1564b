package caseloom.documents;

import caseloom.TestServer;
import caseloom.access.Organizations;
import caseloom.audit.Actor;
import caseloom.calls.CallsSettings;
import caseloom.connections.Connections;
import caseloom.connections.Slots;
import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.Definitions;
import caseloom.core.document.Attributes;
import caseloom.core.webhook.EventType;
import caseloom.core.webhook.Family;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.documents.NewDocument.Taken;
import caseloom.files.FileKind;
import caseloom.files.FileName;
import caseloom.files.Files;
import caseloom.files.FilesSettings;
import caseloom.files.Filing;
import caseloom.outbound.OutboundSettings;
import caseloom.settings.Env;
import caseloom.vault.TestVault;
import caseloom.webhooks.NewDestination;
import caseloom.webhooks.PostOffice;
import caseloom.webhooks.WebhooksSettings;
import caseloom.workflows.CachedWorkflows;
import caseloom.workflows.WorkflowsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Documents of a node without the rest of it: nothing runs by itself, and nothing is sent.
final class Desk implements AutoCloseable {

    static final OrganizationId ACME = new OrganizationId(1);

    private static final Actor ADMIN = Actor.system(ACME);

    private final PostOffice posts;
    private final Files files;
    private final Documenting documenting;

    Desk(Db db, InstantSource clock, Path folder, FieldExtraction extraction) {
        var env = new Env(Map.of());
        var meters = new SimpleMeterRegistry();
        var epoch = new CacheEpoch(db, clock);
        var vault = TestVault.on(db);
        posts =
                new PostOffice(
                        new PostOffice.Ground(
                                db, db, vault, clock, RandomGenerator.getDefault(), meters),
                        new CachedWorkflows(
                                db, epoch, Definitions.standard(), WorkflowsSettings.from(env)),
                        new PostOffice.Outward(
                                OutboundSettings.from(env),
                                CallsSettings.from(env),
                                new Connections(db, epoch, clock, vault, List.of()),
                                new Slots(db, clock)),
                        WebhooksSettings.from(env));
        var ground = new Filing.Ground(db, vault, clock, RandomGenerator.getDefault());
        files = Filing.of(ground, FilesSettings.from(env), TestServer.PUBLIC_URL, folder).files();
        documenting =
                Documenting.of(
                        new Documenting.Ground(db, db, clock, meters, folder),
                        files,
                        posts.documents(),
                        extraction,
                        DocumentsSettings.from(env));
    }

    /// What every database of these tests has: one organization that wants to know of everything.
    static void found(Db db, InstantSource clock, Desk desk) {
        var made =
                new Organizations(db, new CacheEpoch(db, clock), clock)
                        .create(ADMIN, "acme", "ann@acme.example");
        if (!made.id().equals(ACME)) {
            throw new AssertionError("another organization was there before: " + made.id());
        }
        var by = Actor.token(ACME, 1, made.administrator().id());
        var wanted =
                NewDestination.endpoint("https://hooks.example/a", EventType.of(Family.CHAMELIO));
        TestServer.done(desk.posts.destinations().create(by, wanted));
    }

    Documents documents() {
        return documenting.documents();
    }

    Processings processings() {
        return (Processings) documenting.processing();
    }

    Taken upload(String name, String content) {
        return upload(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Taken upload(String name, byte[] content) {
        var staged =
                TestServer.done(files.stage(ACME, FileKind.DOCUMENT, FileName.of(name), content));
        var wanted = new NewDocument(ADMIN, "ann@acme.example", Attributes.NONE, null);
        return TestServer.done(documents().take(wanted, staged));
    }

    Document find(Taken taken) {
        return documents().find(ACME, taken.file().number()).orElseThrow();
    }

    @Override
    public void close() {
        processings().close();
        posts.close();
    }
}
