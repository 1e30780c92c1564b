package caseloom.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.HandClock;
import caseloom.access.Caller;
import caseloom.access.Organizations;
import caseloom.admin.Documents;
import caseloom.audit.Actor;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Definitions;
import caseloom.db.CacheEpoch;
import caseloom.db.TestDatabase;
import caseloom.outcome.Outcome;
import caseloom.schedules.Timetable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CachedWorkflowsTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final HandClock clock = new HandClock(Instant.parse("2026-05-28T12:00:00Z"));
    private final CacheEpoch here = new CacheEpoch(database.db(), clock);
    private final CacheEpoch there = new CacheEpoch(database.db(), clock);
    private final Definitions definitions = Definitions.standard();
    private final Workflows workflows =
            new Workflows(database.db(), here, clock, definitions, new Timetable());
    private final CachedWorkflows near = cached(here);
    private final CachedWorkflows far = cached(there);
    private final Organizations.Created acme =
            new Organizations(database.db(), here, clock)
                    .create(Actor.system(new OrganizationId(1)), "acme", "a@acme.example");
    private final Caller caller = new Caller(acme.id(), 1, acme.administrator().id(), false);

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void aDraftStandsWithoutAVersion() {
        var id = push("only-a-draft");

        var standing = near.standing(acme.id(), id).orElseThrow();

        assertThat(standing.newest()).isEmpty();
        assertThat(standing.deleted()).isFalse();
    }

    @Test
    void aPublicationIsSeenHereAtOnceAndElsewhereWithinHalfASecond() {
        var id = push("published");
        assertThat(far.standing(acme.id(), id).orElseThrow().newest()).isEmpty();

        workflows.publish(caller, id, null);

        assertThat(near.standing(acme.id(), id).orElseThrow().newest()).isPresent();
        assertThat(far.standing(acme.id(), id).orElseThrow().newest()).isEmpty();
        clock.forward(Duration.ofMillis(500));
        assertThat(far.standing(acme.id(), id).orElseThrow().newest()).isPresent();
    }

    @Test
    void aWorkflowSeenBeforeTakesNoStatement() {
        var id = push("remembered");
        workflows.publish(caller, id, null);
        var first = near.standing(acme.id(), id).orElseThrow();

        var second = near.standing(acme.id(), id).orElseThrow();

        assertThat(second).isSameAs(first);
        assertThat(near.version(id, 1)).isSameAs(first.newest().orElseThrow());
    }

    @Test
    void anOfflineWorkflowHasNoNewestVersionButKeepsItsOldOnes() {
        var id = push("offline");
        workflows.publish(caller, id, null);
        workflows.takeOnline(caller, id, false);

        assertThat(near.standing(acme.id(), id).orElseThrow().newest()).isEmpty();
        assertThat(near.version(id, 1).definition().head().name()).isEqualTo("offline");
    }

    @Test
    void c79_aDeletedWorkflowIsToldApartFromAnUnknownOne() {
        var id = push("deleted");
        workflows.delete(caller, id);

        assertThat(near.standing(acme.id(), id).orElseThrow().deleted()).isTrue();
        assertThat(near.standing(acme.id(), new WorkflowId(999))).isEmpty();
    }

    @Test
    void c34_aForeignWorkflowIsUnknown() {
        var id = push("private");

        assertThat(near.standing(new OrganizationId(999), id)).isEmpty();
        assertThat(near.standing(acme.id(), id)).isPresent();
    }

    @Test
    void aVersionThatIsNotThereIsABug() {
        assertThatThrownBy(() -> near.version(new WorkflowId(999), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("999");
    }

    @Test
    void memoryHoldsNoMoreThanItMay() {
        var few = new LatelyUsed<Integer, String>(2);
        few.put(1, "one");
        few.put(2, "two");
        few.get(1);

        few.put(3, "three");

        assertThat(few.size()).isEqualTo(2);
        assertThat(few.get(1)).isEqualTo("one");
        assertThat(few.get(2)).isNull();
    }

    private WorkflowId push(String name) {
        return switch (workflows.push(caller, Documents.closing(name))) {
            case Outcome.Done<SavedDraft>(var saved) -> saved.workflow().id();
            case Outcome.Refused<SavedDraft>(var why) -> throw new AssertionError(why.toString());
        };
    }

    private CachedWorkflows cached(CacheEpoch epoch) {
        return new CachedWorkflows(
                database.db(), epoch, definitions, new WorkflowsSettings(100, 100));
    }
}
