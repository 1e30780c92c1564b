package caseloom.workflows;

import static java.util.Comparator.comparingInt;

import caseloom.access.Caller;
import caseloom.access.Changes;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Complaint;
import caseloom.core.definition.Definition;
import caseloom.core.definition.Definitions;
import caseloom.core.definition.Outline;
import caseloom.core.definition.Reading;
import caseloom.core.json.Json;
import caseloom.db.CacheEpoch;
import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What authors do with workflows. Safe to share between threads.
///
/// A draft may be broken; a version may not. Each change moves the cache epoch in its own
/// transaction, so that no node goes on with what was known before for longer than a second.
public final class Workflows {

    private static final String WHAT = "workflow";

    private final WorkflowsStore store = new WorkflowsStore();
    private final Clashes clashes = new Clashes(store);
    private final Db db;
    private final Changes changes;
    private final InstantSource clock;
    private final Definitions definitions;
    private final Follower follower;

    public Workflows(
            Db db,
            CacheEpoch epoch,
            InstantSource clock,
            Definitions definitions,
            Follower follower) {
        this.db = db;
        this.changes = new Changes(db, epoch);
        this.clock = clock;
        this.definitions = definitions;
        this.follower = follower;
    }

    /// Saves the document as the draft of the workflow that its `document.name` names, which is
    /// made when the organization has none of that name.
    public Outcome<SavedDraft> push(Caller caller, String document) {
        try {
            return pushed(caller, document);
        } catch (DatabaseFault e) {
            // Two first pushes at once: one made the workflow, the other finds it now.
            if (e.kind() == DatabaseFault.Kind.DUPLICATE) {
                return pushed(caller, document);
            }
            throw e;
        }
    }

    /// Makes a workflow and its first version in the caller's transaction, for a document known to
    /// be right; what is made together with it moves the cache epoch.
    public Workflow establish(Tx tx, Caller caller, String document) {
        var draft = done(Draft.of(document, Outline.of(document)));
        var workflow = done(saved(tx, caller, draft)).workflow();
        done(published(tx, caller, workflow.id(), null));
        return workflow;
    }

    /// What a document says, judged by itself alone.
    public Reading read(String document) {
        return definitions.read(document);
    }

    /// What is wrong with a document: all that pushing and publishing it would say. Nothing is
    /// saved.
    public List<Complaint> validate(OrganizationId organization, String document) {
        var reading = definitions.read(document);
        return db.tx(
                organization,
                tx -> {
                    var all = new ArrayList<>(complaints(tx, organization, reading));
                    reading.definition()
                            .map(read -> clashes.complaints(tx, organization, document, read))
                            .ifPresent(all::addAll);
                    return inReadingOrder(all);
                });
    }

    /// Makes the draft the next version, 1, 2, 3 and so on, and takes it online.
    ///
    /// @param changelog what is new in it; null for nothing
    public Outcome<WorkflowVersion> publish(
            Caller caller, WorkflowId id, @Nullable String changelog) {
        return changes.by(
                caller.actor(),
                tx -> published(tx, caller, id, changelog),
                made ->
                        new Deed(
                                "workflow.publish",
                                id.value(),
                                Json.object()
                                        .put("version", made.version())
                                        .put("label", made.label())));
    }

    /// Lets the newest version take cases and runs, or no longer. What runs, goes on.
    public Outcome<Workflow> takeOnline(Caller caller, WorkflowId id, boolean online) {
        return changes.by(
                caller.actor(),
                tx -> {
                    var held = store.held(tx, caller.organization(), id);
                    if (held.isPresent() && held.get().newest() == 0) {
                        return Outcome.refused(
                                new Refusal.Conflict(WHAT, "It was never published."));
                    }
                    held.filter(found -> found.online() != online)
                            .ifPresent(found -> followed(tx, caller, found, online));
                    return held.flatMap(_ ->
                                    store.switchTo(tx, caller.organization(), id, online, now()))
                            .map(Outcome::done)
                            .orElseGet(() -> unknown(id));
                },
                _ -> Deed.of(online ? "workflow.online" : "workflow.offline", id.value()));
    }

    /// Ends a workflow. Its cases and runs stay readable (C-79, C-127) and its text id stays taken
    /// (L-47); its name is free again.
    public Outcome<WorkflowId> delete(Caller caller, WorkflowId id) {
        return changes.by(
                caller.actor(),
                tx -> {
                    var held = store.held(tx, caller.organization(), id);
                    follower.offline(tx, caller.organization(), id);
                    held.ifPresent(found ->
                            follower.deleted(
                                    tx,
                                    caller.organization(),
                                    new Follower.Gone(found.key(), found.title(), found.newest()),
                                    caller.member()));
                    return store.delete(tx, caller.organization(), id, now())
                            ? Outcome.done(id)
                            : unknown(id);
                },
                _ -> Deed.of("workflow.delete", id.value()));
    }

    public Optional<Workflow> find(OrganizationId organization, WorkflowId id) {
        return db.tx(organization, tx -> store.find(tx, organization, id));
    }

    public Optional<Workflow> find(OrganizationId organization, String name) {
        return db.tx(organization, tx -> store.find(tx, organization, name));
    }

    /// Workflows by name, those after the given one.
    public List<Workflow> list(OrganizationId organization, String after, int most) {
        return db.tx(organization, tx -> store.list(tx, organization, after, most));
    }

    public Optional<String> draft(OrganizationId organization, WorkflowId id) {
        return db.tx(organization, tx -> store.draft(tx, organization, id));
    }

    /// Versions from the newest down, those before the given one.
    public List<WorkflowVersion> versions(
            OrganizationId organization, WorkflowId id, int before, int most) {
        return db.tx(organization, tx -> store.versions(tx, organization, id, before, most));
    }

    /// The document of one version, as it was published.
    public Optional<String> document(OrganizationId organization, WorkflowId id, int version) {
        return db.tx(organization, tx -> store.document(tx, organization, id, version));
    }

    private Outcome<SavedDraft> pushed(Caller caller, String document) {
        var reading = definitions.read(document);
        var outline = Outline.of(document);
        if (!outline.readable()) {
            return Outcome.refused(new Refusal.Flawed(reading.complaints()));
        }
        return switch (Draft.of(document, outline)) {
            case Outcome.Refused<Draft>(var why) -> Outcome.refused(why);
            case Outcome.Done<Draft>(var draft) ->
                    changes.by(
                            caller.actor(),
                            tx ->
                                    saved(tx, caller, draft)
                                            .map(saved ->
                                                    saved.with(
                                                            complaints(
                                                                    tx,
                                                                    caller.organization(),
                                                                    reading))),
                            Workflows::told);
        };
    }

    /// What reading tells, and what the organization lacks.
    private List<Complaint> complaints(Tx tx, OrganizationId organization, Reading reading) {
        var all = new ArrayList<>(reading.complaints());
        reading.definition()
                .ifPresent(read -> all.addAll(follower.complaints(tx, organization, read)));
        return inReadingOrder(all);
    }

    private static List<Complaint> inReadingOrder(List<Complaint> complaints) {
        return complaints.stream()
                .sorted(comparingInt(Complaint::line).thenComparingInt(Complaint::column))
                .toList();
    }

    private Outcome<SavedDraft> saved(Tx tx, Caller caller, Draft draft) {
        var organization = caller.organization();
        var existing = store.named(tx, organization, draft.name());
        var clash = clashes.key(tx, organization, draft, existing);
        if (clash.isPresent()) {
            return Outcome.refused(new Refusal.Invalid(List.of(clash.get())));
        }
        var saved =
                existing.isEmpty()
                        ? store.create(tx, organization, draft, caller.member(), now())
                        : store.saveDraft(tx, organization, existing.get().id(), draft, now());
        return Outcome.done(new SavedDraft(saved, existing.isEmpty(), List.of()));
    }

    private Outcome<WorkflowVersion> published(
            Tx tx, Caller caller, WorkflowId id, @Nullable String changelog) {
        var organization = caller.organization();
        var held = store.held(tx, organization, id);
        if (held.isEmpty()) {
            return unknown(id);
        }
        var document = store.draft(tx, organization, id).orElseThrow();
        var reading = definitions.read(document);
        if (reading.definition().isEmpty()) {
            return Outcome.refused(new Refusal.Flawed(reading.complaints()));
        }
        var complaints = complaints(tx, organization, reading);
        if (complaints.stream().anyMatch(Complaint::isError)) {
            return Outcome.refused(new Refusal.Flawed(complaints));
        }
        var head = reading.definition().get().head();
        var clash = clashes.statuses(tx, organization, id, head.statuses());
        if (clash.isPresent()) {
            return Outcome.refused(new Refusal.Conflict(WHAT, clash.get()));
        }
        var version =
                new WorkflowVersion(
                        id,
                        held.get().newest() + 1,
                        head.label(),
                        changelog,
                        caller.member(),
                        now());
        var stored = stored(tx, organization, version, head, definitions.pinned(document));
        var definition = reading.definition().get();
        var publication = new Publication(organization, id, version.version(), definition);
        follower.online(tx, publication, stored.publishedAt());
        follower.published(tx, publication, stored);
        return Outcome.done(stored);
    }

    /// Its newest version takes cases again, or no version does.
    private void followed(Tx tx, Caller caller, Workflow workflow, boolean online) {
        var organization = caller.organization();
        if (!online) {
            follower.offline(tx, organization, workflow.id());
            return;
        }
        var version = workflow.newest();
        var document = store.document(tx, organization, workflow.id(), version).orElseThrow();
        definitions
                .read(document)
                .definition()
                .map(read -> new Publication(organization, workflow.id(), version, read))
                .ifPresent(publication -> follower.online(tx, publication, now()));
    }

    private WorkflowVersion stored(
            Tx tx,
            OrganizationId organization,
            WorkflowVersion version,
            Definition.Head head,
            String document) {
        store.addVersion(tx, organization, version, head, document);
        if (!store.moveToVersion(tx, organization, version, head)) {
            throw new IllegalStateException("a held workflow moved: " + version.workflow());
        }
        return version;
    }

    private static Deed told(SavedDraft saved) {
        return new Deed(
                "workflow.push",
                saved.workflow().id().value(),
                Json.object().put("name", saved.workflow().name()).put("created", saved.created()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) ->
                    throw new IllegalStateException("an example was refused: " + why);
        };
    }

    private static <T> Outcome<T> unknown(WorkflowId id) {
        return Outcome.refused(new Refusal.NotFound(WHAT, Long.toString(id.value())));
    }
}
