package caseloom.schedules;

import caseloom.core.json.Json;
import caseloom.core.schedule.Schedule;
import caseloom.db.Db;
import caseloom.intake.Intake;
import caseloom.intake.Numbers;
import caseloom.time.Loop;
import caseloom.time.Service;
import caseloom.workflows.Publication;
import caseloom.workflows.PublishedWorkflows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts workflows at their moments. Several nodes share the work: each moment starts one run, and
/// one that nobody could attend to, such as while all nodes were down, starts one late.
public final class Schedules implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
    private static final int AT_ONCE = 100;

    private final Db db;
    private final InstantSource clock;
    private final PublishedWorkflows workflows;
    private final SchedulesSettings settings;
    private final SchedulesStore store = new SchedulesStore();
    private final Starts starts;
    private final Loop loop;

    public Schedules(
            Db db,
            InstantSource clock,
            PublishedWorkflows workflows,
            Intake intake,
            SchedulesSettings settings) {
        this.db = db;
        this.clock = clock;
        this.workflows = workflows;
        this.settings = settings;
        this.starts = new Starts(intake, clock);
        this.loop = new Loop("schedules", settings.lookEvery(), this::pass);
    }

    /// One look at what is due; gives how long nothing needs to be looked at.
    public Duration pass() {
        var now = clock.instant();
        var claimed =
                db.system(tx -> {
                    var due = store.due(tx, now, AT_ONCE);
                    return due.isEmpty()
                            ? List.<DueSchedule>of()
                            : store.claim(tx, due, now.plus(settings.comesBack()));
                });
        claimed.forEach(row -> attended(row, now));
        return claimed.size() == AT_ONCE ? Duration.ZERO : settings.lookEvery();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    /// One schedule that cannot be attended to must not keep the others waiting; it comes back.
    private void attended(DueSchedule row, Instant now) {
        try {
            attend(row, now);
        } catch (RuntimeException e) {
            LOG.warn("the schedule of workflow {} comes back later", row.workflow().value(), e);
        }
    }

    private void attend(DueSchedule row, Instant now) {
        var publication = workflows.version(row.workflow(), row.version());
        var schedule = publication.definition().schedule().orElseThrow();
        var before = row.before();
        if (row.moment() != null && row.closed()) {
            moveOn(row, schedule);
        } else if (row.moment() != null) {
            fire(row, publication, schedule, row.moment());
        } else if (before != null) {
            afterEnd(row, schedule, before, now);
        }
    }

    private void fire(DueSchedule row, Publication publication, Schedule schedule, Instant moment) {
        var key = "schedule/" + row.workflow().value() + "/" + row.version() + "/" + moment;
        switch (starts.start(publication, key, row.initiator(), Json.object(), false)) {
            case Started.NotNow _ -> LOG.debug("{} starts later", key);
            case Started.Unfit _ -> moveOn(row, schedule);
            case Started.Done(var run) -> {
                if (schedule instanceof Schedule.After) {
                    var look = clock.instant().plus(settings.lookEvery());
                    db.system(tx -> store.await(tx, row, run, look));
                } else {
                    moveOn(row, schedule);
                }
            }
        }
    }

    /// Moments that passed meanwhile are not made up for.
    private void moveOn(DueSchedule row, Schedule schedule) {
        var now = clock.instant();
        var began = schedule instanceof Schedule.After ? now : row.began();
        var next = Timetable.next(schedule, began, now);
        db.system(tx -> {
            next.ifPresentOrElse(moment -> store.move(tx, row, moment), () -> store.end(tx, row));
            return true;
        });
    }

    private void afterEnd(DueSchedule row, Schedule schedule, Numbers before, Instant now) {
        var ended = db.system(tx -> store.ended(tx, before));
        var moment = ended.flatMap(end -> Timetable.next(schedule, end, end));
        db.system(tx ->
                moment.isPresent()
                        ? store.move(tx, row, moment.get())
                        : store.await(tx, row, before, now.plus(settings.lookEvery())));
    }
}
