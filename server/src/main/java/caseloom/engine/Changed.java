package caseloom.engine;

import caseloom.core.webhook.Change;
import caseloom.webhooks.Known;
import java.util.List;

/// What decisions changed, for those who are told of it.
final class Changed {

    private Changed() {}

    /// Only of organizations that have anybody to tell.
    static List<Change> of(Known known, List<Decided> decisions) {
        return decisions.stream()
                .filter(decided -> known.any(decided.held().organization()))
                .map(Changed::of)
                .toList();
    }

    private static Change of(Decided decided) {
        var held = decided.held();
        var before = held.view();
        var after = decided.decision().view();
        return new Change(
                held.organization(),
                new Change.Row(before.id(), held.run(), held.decisions() + 1),
                decided.at(),
                false,
                decided.status(),
                before.shown() ? new Change.Moved(before.status(), after.status()) : null,
                decided.decision().entries(),
                null);
    }
}
