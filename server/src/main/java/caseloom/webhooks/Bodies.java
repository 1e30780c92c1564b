package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.ListedStep;
import caseloom.core.definition.ListedSteps;
import caseloom.core.interpreter.Entry;
import caseloom.core.json.Json;
import caseloom.core.webhook.ChamelioBody;
import caseloom.core.webhook.ChampBody;
import caseloom.core.webhook.Change;
import caseloom.core.webhook.Commented;
import caseloom.core.webhook.EventType;
import caseloom.core.webhook.Family;
import caseloom.core.webhook.Results;
import caseloom.core.webhook.StepTrail;
import caseloom.core.webhook.Subject;
import caseloom.core.webhook.Ulid;
import caseloom.webhooks.SubjectsStore.Told;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes the events of changes, each body once, for all that receive it. Safe to share.
final class Bodies {

    private final RandomGenerator random;

    Bodies(RandomGenerator random) {
        this.random = random;
    }

    /// A change with its record and what was told of it before; the history is empty when no event
    /// that is wanted needs it.
    record Story(Change change, Subject subject, List<Told> history) {}

    /// An event for whoever takes its type.
    record Event(EventType type, Change change, String id, String body) {}

    /// The events in the order in which they are sent; those that nobody wants are left out.
    List<Event> of(Story story, Wanted wanted) {
        var events = new ArrayList<Event>();
        if (wanted.is(EventType.TASK_STEP_CHANGE)) {
            moves(story, events);
        }
        // A task is created before it goes anywhere, and goes everywhere before it ends.
        for (var type : story.change.events()) {
            if (wanted.is(type)) {
                var event = event(type, story);
                events.add(type == EventType.TASK_CREATED ? 0 : events.size(), event);
            }
        }
        return List.copyOf(events);
    }

    /// Which types somebody takes.
    interface Wanted {
        boolean is(EventType type);
    }

    /// A comment moves nothing: the change of the story only says where the task is.
    Event commented(Story story, Commented comment) {
        var data = ChamelioBody.commented(story.subject, comment, before(story));
        return chamelio(EventType.TASK_COMMENTED, story.change, data);
    }

    /// An event of the organization itself, about no record.
    NewDelivery.Message ofOrganization(
            EventType type, OrganizationId organization, Instant at, ObjectNode data) {
        var id = eventId(at);
        return new NewDelivery.Message(
                id, Json.write(ChamelioBody.envelope(type.word(), id, organization, at, data)));
    }

    /// What a destination gets to show that it is reached.
    NewDelivery.Message test(Kind kind, OrganizationId organization, Instant at) {
        var id = kind == Kind.ENDPOINT ? eventId(at) : messageId(at);
        var body =
                switch (kind) {
                    case ENDPOINT ->
                            ChamelioBody.envelope(
                                    NewDelivery.TEST, id, organization, at, Json.object());
                    case SUBSCRIPTION -> ChampBody.test(NewDelivery.TEST, at);
                };
        return new NewDelivery.Message(id, Json.write(body));
    }

    /// One for each event and subscription (C-169).
    String messageId(Instant at) {
        return "msg_" + ulid(at);
    }

    private String eventId(Instant at) {
        return "evt_" + ulid(at);
    }

    private String ulid(Instant at) {
        return Ulid.of(at, random.nextLong(), random.nextLong());
    }

    private void moves(Story story, List<Event> events) {
        var trail = new StepTrail(steps(story));
        for (var told : story.history) {
            if (told.isBefore(story.change.row())) {
                trail.follow(told.entries());
            }
        }
        var _ = trail.moves();
        trail.follow(story.change.entries());
        for (var move : trail.moves()) {
            var data = ChamelioBody.moved(story.subject, move);
            events.add(chamelio(EventType.TASK_STEP_CHANGE, story.change, data));
        }
    }

    private Event event(EventType type, Story story) {
        var change = story.change;
        if (type.family() == Family.CHAMP) {
            return new Event(type, change, "", Json.write(ChampBody.of(type, story.subject)));
        }
        return chamelio(type, change, data(type, story));
    }

    private static ObjectNode data(EventType type, Story story) {
        return switch (type) {
            case TASK_CREATED -> ChamelioBody.created(story.subject);
            case TASK_COMPLETED ->
                    ChamelioBody.completed(
                            story.subject,
                            Results.of(entries(story)),
                            Results.signed(entries(story)));
            case TASK_CANCELED -> canceled(story);
            case RUN_COMPLETED,
                    RUN_FAILED,
                    CASE_CLOSED,
                    CASE_ERROR,
                    DOCUMENT_UPLOADED,
                    DOCUMENT_UPLOAD_COMPLETED,
                    DOCUMENT_UPLOAD_WITH_ISSUES,
                    DOCUMENT_UPDATED,
                    DOCUMENT_DELETED,
                    WORKFLOW_NEW_VERSION,
                    WORKFLOW_DELETED,
                    TASK_STEP_CHANGE,
                    TASK_COMMENTED ->
                    throw new IllegalStateException("no single event of a change: " + type);
        };
    }

    private static ObjectNode canceled(Story story) {
        var by = story.change.by();
        return ChamelioBody.canceled(
                story.subject, by == null ? "" : by, story.change.at(), before(story));
    }

    /// Where the task was before the change.
    private static ListedStep before(Story story) {
        var trail = new StepTrail(steps(story));
        for (var told : story.history) {
            if (told.isBefore(story.change.row())) {
                trail.follow(told.entries());
            }
        }
        return trail.current();
    }

    private Event chamelio(EventType type, Change change, ObjectNode data) {
        var id = eventId(change.at());
        var envelope =
                ChamelioBody.envelope(type.word(), id, change.organization(), change.at(), data);
        return new Event(type, change, id, Json.write(envelope));
    }

    private static List<Entry> entries(Story story) {
        return story.history.stream().flatMap(told -> told.entries().stream()).toList();
    }

    private static ListedSteps steps(Story story) {
        return ListedSteps.of(story.subject.flow().definition());
    }
}
