package caseloom.approvals;

import caseloom.approvals.Approval.Asked;
import caseloom.approvals.RotasStore.Held;
import caseloom.core.approval.ApprovalGroup;
import caseloom.core.approval.ApprovalRequest;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Settles whose turn it is where the people of a step take turns (L-275), in the transaction that
/// asks them. What was settled stays so, however often a crash has the asking done again, since it
/// is stored as the request: from then on it names only those whose turn it is.
final class Rotas {

    private final RotasStore store = new RotasStore();
    private final ApprovalsStore approvals;

    Rotas(ApprovalsStore approvals) {
        this.approvals = approvals;
    }

    /// What is asked of whom.
    ///
    /// @param known who is meant, of whom each group has as many as must approve
    Asked settled(Tx tx, OrganizationId organization, ApprovalId id, Asked asked, Known known) {
        var groups = asked.request().groups();
        var held =
                IntStream.range(0, groups.size())
                        .filter(place -> groups.get(place).turns())
                        .mapToObj(place -> store.hold(tx, organization, id, asked.step(), place))
                        .toList();
        if (held.isEmpty()) {
            return asked;
        }
        return approvals
                .find(tx, organization, id)
                .map(ApprovalsStore.Row::asked)
                .orElseGet(() -> drawn(tx, organization, asked, new Draw(id, known, held)));
    }

    private record Draw(ApprovalId id, Known known, List<Held> held) {}

    private Asked drawn(Tx tx, OrganizationId organization, Asked asked, Draw draw) {
        var request = asked.request();
        var seats = draw.known.seats(draw.id, request);
        var people = draw.known.people();
        var groups = new ArrayList<>(request.groups());
        for (var held : draw.held) {
            var group = groups.get(held.place());
            var named =
                    seats.members(group).stream()
                            .map(folded -> one(people, one -> one.folded().equals(folded)).id())
                            .toList();
            var next = held.rota().next(named, group.quorum());
            store.turn(tx, organization, held, held.rota().after(next));
            var addresses =
                    next.stream()
                            .map(number -> one(people, one -> one.id() == number).email())
                            .toList();
            groups.set(held.place(), new ApprovalGroup(addresses, group.quorum()));
        }
        var settled =
                new ApprovalRequest(
                        request.kind(),
                        request.title(),
                        groups,
                        request.ordered(),
                        request.show(),
                        request.due());
        return new Asked(asked.step(), settled, asked.at());
    }

    private static Person one(List<Person> people, Predicate<Person> wanted) {
        return people.stream().filter(wanted).findFirst().orElseThrow();
    }
}
