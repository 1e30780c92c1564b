package caseloom.engine;

import caseloom.callbacks.Callbacks;
import caseloom.callbacks.Posted;
import caseloom.core.interpreter.Happening;
import caseloom.db.Db;
import caseloom.engine.Retaker.Wanted;
import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// What comes for runs from elsewhere and waits in a table until it was used: events in inboxes,
/// letters, posts to callbacks. Looks regularly for what nobody handed over in time. Safe to share.
final class Mailroom implements Service {

    private static final int AT_ONCE = 500;

    final Inbox inbox;
    final Overflows overflows;
    final Courier courier;
    private final Db db;
    private final Callbacks callbacks;
    private final Consumer<Wanted> want;
    private final Loop loop;

    /// What waits in which table.
    record Boxes(Inbox inbox, Overflows overflows, Courier courier, Callbacks callbacks) {}

    Mailroom(Db db, Boxes boxes, Consumer<Wanted> want, Duration pollEvery) {
        this.db = db;
        this.inbox = boxes.inbox;
        this.overflows = boxes.overflows;
        this.courier = boxes.courier;
        this.callbacks = boxes.callbacks;
        this.want = want;
        this.loop = new Loop("mailroom", pollEvery, this::pass);
    }

    /// One look at everything that came due.
    void pass() {
        inbox.pass();
        courier.pass();
        db.system(tx -> callbacks.claim(tx, AT_ONCE)).forEach(this::posted);
    }

    /// Something that is on disk was posted to a callback.
    void posted(Posted posted) {
        var callback = posted.callback();
        var key = new RunKey(callback.caseId(), callback.runId());
        var happening = new Happening.CalledBack(callback.activation(), posted.body());
        want.accept(new Wanted(key, Optional.of(happening), 0));
    }

    /// There is something to look for.
    void hint() {
        loop.wake();
    }

    @Override
    public void start() {
        courier.start();
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
        courier.close();
    }
}
