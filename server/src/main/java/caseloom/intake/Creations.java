package caseloom.intake;

import caseloom.core.cases.RunStatus;
import caseloom.core.cases.Statuses;
import caseloom.core.webhook.Change;
import caseloom.core.webhook.StoredEntries;
import caseloom.webhooks.Known;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What new records are to those who are told of them.
final class Creations {

    private Creations() {}

    /// Only of organizations that have anybody to tell.
    static List<Change> of(Known known, List<Waiting> items) {
        return items.stream()
                .filter(item -> known.any(item.arrival().publication().organization()))
                .map(item -> of(item, item.ended().orElse(null)))
                .toList();
    }

    private static Change of(Waiting item, @Nullable EndedRow ended) {
        var arrival = item.arrival();
        var numbers = item.numbers();
        var caseStatus = ended == null ? Statuses.OPEN : ended.caseStatus();
        var status = ended == null ? item.firstStatus() : RunStatus.of(ended.runStatus());
        var at = ended == null ? arrival.at() : ended.at();
        var told =
                ended == null
                        ? FirstEntries.of(arrival)
                        : FirstEntries.of(arrival, ended.entries());
        return new Change(
                arrival.publication().organization(),
                new Change.Row(numbers.caseId(), numbers.runId(), ended == null ? 0 : 1),
                at,
                true,
                status,
                arrival.shown() ? new Change.Moved(Statuses.OPEN, caseStatus) : null,
                StoredEntries.read(told, at),
                null);
    }
}
