package caseloom.admin;

import caseloom.db.DatabaseFault;
import caseloom.http.Answer;
import caseloom.http.HeaderField;
import caseloom.live.LiveChanges;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Live updates as server-sent events. They tell which cases changed, never what is in them.
final class StreamRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(StreamRoutes.class);

    private static final HeaderField EVENTS =
            HeaderField.of("Content-Type", "text/event-stream; charset=utf-8");

    private static final HeaderField FRESH = HeaderField.of("Cache-Control", "no-store");

    /// Asks nginx, and who understands the same, to pass each event on at once.
    private static final HeaderField UNBUFFERED = HeaderField.of("X-Accel-Buffering", "no");

    private final LiveChanges changes;
    private final Gate gate;

    StreamRoutes(LiveChanges changes, Gate gate) {
        this.changes = changes;
        this.gate = gate;
    }

    List<Route> routes() {
        return List.of(Route.get("/stream", this::watch).forViewers());
    }

    private Answer watch(Call call) {
        var only = call.parameters().id("case");
        return call.parameters()
                .judged(() ->
                        changes.watch(call.organization(), only, () -> isStillIn(call))
                                .map(watch -> Answer.lasting(200, watch, EVENTS, FRESH, UNBUFFERED))
                                .orElseGet(Problems::unavailable));
    }

    /// While the database is away nobody can say; the stream asks again soon.
    private boolean isStillIn(Call call) {
        try {
            return gate.isStillIn(call.request(), call.organization());
        } catch (DatabaseFault e) {
            LOG.debug("whether a reader is still in cannot be asked", e);
            return true;
        }
    }
}
