package caseloom.approvals;

import caseloom.access.Email;
import caseloom.core.approval.ApprovalRequest;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Who some requests may mean, what was said to them and who handed over what, read with four
/// statements however many they are.
record Known(
        List<Person> people,
        Map<Long, Belonging> belonging,
        Map<ApprovalId, List<Decision>> said,
        Map<ApprovalId, List<Delegation>> handed) {

    private static final String ROLE = "role:";

    /// A request, as far as it says who is meant.
    record One(ApprovalId id, ApprovalRequest request) {}

    static Known of(ApprovalsStore store, Tx tx, OrganizationId organization, List<One> rows) {
        var cases = rows.stream().mapToLong(row -> row.id.caseId().value()).distinct().toArray();
        var belonging = store.belonging(tx, organization, cases);
        var handed = store.delegations(tx, organization, cases);
        var named =
                new ApprovalsStore.Named(
                        Stream.concat(addresses(rows), heirs(handed)).distinct().toList(),
                        roles(rows),
                        belonging.values().stream()
                                .flatMapToLong(Belonging::members)
                                .distinct()
                                .boxed()
                                .toList(),
                        owners(handed));
        return new Known(
                store.people(tx, organization, named),
                belonging,
                store.decisions(tx, organization, cases),
                handed);
    }

    static Known of(
            ApprovalsStore store,
            Tx tx,
            OrganizationId organization,
            ApprovalId id,
            ApprovalRequest request) {
        return of(store, tx, organization, List.of(new One(id, request)));
    }

    Seats seats(ApprovalId id, ApprovalRequest request) {
        return new Seats(
                request,
                people,
                belonging.getOrDefault(id.caseId().value(), Belonging.NOBODY),
                delegations(id));
    }

    List<Decision> decisions(ApprovalId id) {
        return said.getOrDefault(id, List.of());
    }

    List<Delegation> delegations(ApprovalId id) {
        return handed.getOrDefault(id, List.of());
    }

    private static Stream<String> addresses(List<One> rows) {
        return words(rows).filter(Email::isEmail).map(Email::folded);
    }

    private static Stream<String> heirs(Map<ApprovalId, List<Delegation>> handed) {
        return handed.values().stream().flatMap(List::stream).map(Delegation::foldedTo);
    }

    private static List<String> owners(Map<ApprovalId, List<Delegation>> handed) {
        return handed.values().stream()
                .flatMap(List::stream)
                .map(Delegation::foldedFrom)
                .distinct()
                .toList();
    }

    private static List<String> roles(List<One> rows) {
        return words(rows)
                .filter(word -> word.startsWith(ROLE))
                .map(word -> word.substring(ROLE.length()))
                .distinct()
                .toList();
    }

    private static Stream<String> words(List<One> rows) {
        return rows.stream()
                .flatMap(row -> row.request.groups().stream())
                .flatMap(group -> group.approvers().stream());
    }
}
