package caseloom.admin;

import caseloom.http.Answer;
import caseloom.http.HeaderField;
import caseloom.live.LiveChanges;
import java.util.List;

/// Live updates as server-sent events. They tell which cases changed, never what is in them.
final class StreamRoutes {

    private static final HeaderField EVENTS =
            HeaderField.of("Content-Type", "text/event-stream; charset=utf-8");

    private static final HeaderField FRESH = HeaderField.of("Cache-Control", "no-store");

    /// Asks nginx, and who understands the same, to pass each event on at once.
    private static final HeaderField UNBUFFERED = HeaderField.of("X-Accel-Buffering", "no");

    private final LiveChanges changes;

    StreamRoutes(LiveChanges changes) {
        this.changes = changes;
    }

    List<Route> routes() {
        return List.of(Route.get("/stream", this::watch).forViewers());
    }

    private Answer watch(Call call) {
        var only = call.parameters().id("case");
        return call.parameters()
                .judged(() ->
                        changes.watch(call.organization(), only)
                                .map(watch -> Answer.lasting(200, watch, EVENTS, FRESH, UNBUFFERED))
                                .orElseGet(Problems::unavailable));
    }
}
