package caseloom.schedules;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Complaint;
import caseloom.core.definition.Definition;
import caseloom.core.events.Consumption;
import caseloom.core.events.EventFilter;
import caseloom.core.schedule.Schedule;
import caseloom.db.Tx;
import caseloom.events.Correlations;
import caseloom.workflows.Follower;
import caseloom.workflows.Publication;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps what starts by itself in step with which workflows are online, and makes known what their
/// runs may listen for. A new version begins its schedule anew. Without state.
public final class Timetable implements Follower {

    private final SchedulesStore store = new SchedulesStore();
    private final Correlations correlations = new Correlations();

    /// Events that belong together are not gathered yet.
    @Override
    public Optional<String> refusal(Definition definition) {
        return definition
                .schedule()
                .filter(Timetable::gathers)
                .map(_ ->
                        "`schedule.on` with `all` or `until` is not built yet: a run starts with"
                                + " `one` event, or with `any` of several.");
    }

    /// A schedule needs nothing of the organization.
    @Override
    public List<Complaint> complaints(Tx tx, OrganizationId organization, Definition definition) {
        return List.of();
    }

    private static boolean gathers(Schedule schedule) {
        return schedule instanceof Schedule.OnEvents(var events)
                && switch (events) {
                    case Consumption.One _ -> false;
                    case Consumption.Any any -> any.until() != null;
                    case Consumption.All all -> all.filters().size() > 1;
                };
    }

    @Override
    public void online(Tx tx, Publication publication, Instant at) {
        var organization = publication.organization();
        correlations.published(tx, organization, publication.definition().correlations());
        offline(tx, organization, publication.workflow());
        publication
                .definition()
                .schedule()
                .ifPresent(schedule -> begin(tx, publication, schedule, at));
    }

    @Override
    public void offline(Tx tx, OrganizationId organization, WorkflowId workflow) {
        store.remove(tx, organization, workflow);
    }

    private void begin(Tx tx, Publication publication, Schedule schedule, Instant at) {
        switch (schedule) {
            case Schedule.OnEvents(var events) -> {
                var types = new ArrayList<@Nullable String>();
                events.filters().forEach(filter -> types.add(type(filter)));
                if (types.isEmpty()) {
                    types.add(null);
                }
                var numbers = correlations.starting(tx, publication.organization(), types);
                store.subscribe(tx, publication, numbers);
            }
            case Schedule.AtTimes _, Schedule.Every _, Schedule.After _ ->
                    next(schedule, at, at)
                            .ifPresent(moment -> store.begin(tx, publication, at, moment));
        }
    }

    /// The first moment after `after`; empty when there is none.
    ///
    /// @param began when the schedule began; for one that counts from an end, that end
    static Optional<Instant> next(Schedule schedule, Instant began, Instant after) {
        return switch (schedule) {
            case Schedule.AtTimes(var cron) -> cron.next(after);
            case Schedule.Every every -> Optional.of(every.next(began, after));
            case Schedule.After delayed -> Optional.of(delayed.next(began));
            case Schedule.OnEvents _ -> Optional.empty();
        };
    }

    /// The one type that a filter takes; null when it is not written out.
    private static @Nullable String type(EventFilter filter) {
        var type = filter.with().get("type");
        return type != null && type.constant()
                ? type.render(MissingNode.getInstance(), NoVariables.NONE).textValue()
                : null;
    }
}
