package caseloom.core.interpreter;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/// What becomes of the case, and is told, when a run is cancelled (C-90). All its timers and
/// effects are no longer wanted.
public record Cancelled(CaseView view, List<Entry> entries) {

    public Cancelled {
        entries = List.copyOf(entries);
    }

    public static Cancelled of(CaseView view, Moment moment) {
        var now = moment.now();
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(now, StoryEvent.RUN_CANCELLED.word(), null, null));
        var from = view.status();
        var to = RunStatus.CANCELLED.leaves(from);
        if (!view.shown() || to.equals(from)) {
            return new Cancelled(view, entries);
        }
        var detail = Json.object().put("from", from).put("to", to);
        entries.add(new Entry(now, StoryEvent.STATUS_CHANGED.word(), null, detail));
        return new Cancelled(view.withStatus(to), entries);
    }
}
