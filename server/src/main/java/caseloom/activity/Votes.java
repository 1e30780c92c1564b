package caseloom.activity;

import caseloom.approvals.Approval;
import caseloom.approvals.Decision;
import caseloom.core.approval.ApprovalRequest.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// What people decided about a task, as entries of its log (L-139). The story tells it only when
/// their step ends; the log shows it at once.
final class Votes {

    /// Numbers behind those of a run's history entries, of which no run has so many.
    private static final long FIRST = Chronicle.ENTRIES - 1_000_000;

    private Votes() {}

    /// A vote and the run that asked for it.
    private record Vote(long run, Decision decision) {}

    /// A story with them, in the order in which it happened.
    static List<Told> among(List<Told> story, List<Approval> approvals) {
        var votes =
                approvals.stream()
                        .filter(one -> one.asked().request().kind() == Kind.APPROVAL)
                        .flatMap(one ->
                                one.decisions().stream()
                                        .map(said -> new Vote(one.id().run().value(), said)))
                        .sorted(
                                Comparator.comparing((Vote vote) -> vote.decision.at())
                                        .thenComparing(vote -> vote.decision.folded()))
                        .toList();
        var all = new ArrayList<Told>();
        var counts = new HashMap<Long, Long>();
        var next = 0;
        for (var vote : votes) {
            while (next < story.size() && story.get(next).at().isBefore(vote.decision.at())) {
                all.add(story.get(next++));
            }
            all.add(told(vote, counts.merge(vote.run, 1L, Long::sum)));
        }
        all.addAll(story.subList(next, story.size()));
        return List.copyOf(all);
    }

    private static Told told(Vote vote, long count) {
        var said = vote.decision;
        return new Told(
                2 * (vote.run * Chronicle.ENTRIES + FIRST + count),
                said.approved() ? ActionType.USER_APPROVED : ActionType.USER_REJECTED,
                said.comment() == null ? "" : said.comment(),
                said.by(),
                said.at());
    }
}
