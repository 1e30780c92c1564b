package caseloom.workflows;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Definitions;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Published workflows from memory. A standing is believed while the cache epoch stays the same; a
/// version is believed for ever, since it never changes.
public final class CachedWorkflows implements PublishedWorkflows {

    private final WorkflowsStore store = new WorkflowsStore();
    private final LatelyUsed<Asked, Slot> standings;
    private final LatelyUsed<Version, Publication> publications;
    private final Db db;
    private final CacheEpoch epoch;
    private final Definitions definitions;

    private record Asked(OrganizationId organization, WorkflowId workflow) {}

    private record Version(WorkflowId workflow, int number) {}

    private record Known(long epoch, WorkflowStanding standing) {}

    /// Where one workflow's standing is kept; one thread at a time reads it anew.
    private static final class Slot {

        private final ReentrantLock reading = new ReentrantLock();
        private volatile @Nullable Known known;
    }

    public CachedWorkflows(
            Db db, CacheEpoch epoch, Definitions definitions, WorkflowsSettings settings) {
        this.db = db;
        this.epoch = epoch;
        this.definitions = definitions;
        this.standings = new LatelyUsed<>(settings.standings());
        this.publications = new LatelyUsed<>(settings.definitions());
    }

    @Override
    public Optional<WorkflowStanding> standing(OrganizationId organization, WorkflowId workflow) {
        var now = epoch.confirmed();
        var asked = new Asked(organization, workflow);
        var slot = standings.get(asked);
        var known = slot == null ? null : slot.known;
        if (known != null && known.epoch() == now) {
            return Optional.of(known.standing());
        }
        return readAnew(asked, now);
    }

    @Override
    public Publication version(WorkflowId workflow, int version) {
        var asked = new Version(workflow, version);
        var known = publications.get(asked);
        if (known != null) {
            return known;
        }
        var compiled = compiled(asked);
        publications.put(asked, compiled);
        return compiled;
    }

    private Optional<WorkflowStanding> readAnew(Asked asked, long now) {
        var slot = standings.get(asked, _ -> new Slot());
        slot.reading.lock();
        try {
            var known = slot.known;
            if (known != null && known.epoch() == now) {
                return Optional.of(known.standing());
            }
            var standing = stored(asked);
            slot.known = standing.map(read -> new Known(now, read)).orElse(null);
            // A number that means nothing must not push out one that does.
            if (standing.isEmpty()) {
                standings.drop(asked);
            }
            return standing;
        } finally {
            slot.reading.unlock();
        }
    }

    private Optional<WorkflowStanding> stored(Asked asked) {
        var organization = asked.organization();
        return db.tx(organization, tx -> store.standing(tx, organization, asked.workflow()))
                .map(found -> standing(asked.workflow(), found));
    }

    private WorkflowStanding standing(WorkflowId id, WorkflowsStore.Standing found) {
        var newest =
                found.online() && found.newest() > 0
                        ? Optional.of(version(id, found.newest()))
                        : Optional.<Publication>empty();
        return new WorkflowStanding(id, found.source(), found.deleted(), newest);
    }

    /// @throws IllegalStateException when this release can no longer read what an older one took
    private Publication compiled(Version asked) {
        var id = asked.workflow();
        var stored =
                db.atOnce(tx -> store.publication(tx, id, asked.number()))
                        .orElseThrow(() -> new IllegalStateException("no stored " + asked));
        var definition =
                definitions
                        .read(stored.document())
                        .definition()
                        .orElseThrow(() -> new IllegalStateException("cannot read " + asked));
        return new Publication(stored.organization(), id, asked.number(), definition);
    }
}
