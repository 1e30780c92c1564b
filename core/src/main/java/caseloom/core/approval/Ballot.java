package caseloom.core.approval;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A request with the votes that came so far: who may decide now, and what it came to (L-134,
/// L-136, L-137, L-144). Immutable.
public final class Ballot {

    private final boolean ordered;
    private final List<Group> groups;
    private final List<Vote> votes;
    private final Set<String> voted;

    /// @param votes in any order, one of each voter
    public Ballot(boolean ordered, List<Group> groups, List<Vote> votes) {
        this.ordered = ordered;
        this.groups = List.copyOf(groups);
        this.votes = List.copyOf(votes);
        this.voted = votes.stream().map(Vote::by).collect(Collectors.toSet());
    }

    /// People of whom so many must approve.
    public record Group(List<String> members, int quorum) {

        public Group {
            members = List.copyOf(members);
        }
    }

    /// What the votes came to.
    public enum Result {
        OPEN,
        APPROVED,
        REJECTED
    }

    /// One rejection rejects; otherwise all groups must be done. A vote counts in every group that
    /// its voter is a member of: nobody is asked twice.
    public Result result() {
        if (votes.stream().anyMatch(vote -> !vote.approved())) {
            return Result.REJECTED;
        }
        return groups.stream().allMatch(this::done) ? Result.APPROVED : Result.OPEN;
    }

    /// Who may decide now, in the order of the groups; nobody when it is over.
    public List<String> active() {
        if (result() != Result.OPEN) {
            return List.of();
        }
        var open = open();
        return waiting(ordered ? open.subList(0, 1) : open);
    }

    /// Who may decide when the group that may now is done; nobody where order does not matter.
    public List<String> next() {
        if (!ordered || result() != Result.OPEN) {
            return List.of();
        }
        var open = open();
        return open.size() < 2 ? List.of() : waiting(open.subList(1, 2));
    }

    private List<Group> open() {
        return groups.stream().filter(group -> !done(group)).toList();
    }

    private boolean done(Group group) {
        var approvals = votes.stream().filter(vote -> group.members.contains(vote.by())).count();
        return approvals >= group.quorum;
    }

    private List<String> waiting(List<Group> some) {
        var waiting = new LinkedHashSet<String>();
        some.forEach(group -> waiting.addAll(group.members));
        waiting.removeAll(voted);
        return List.copyOf(waiting);
    }
}
