package caseloom.approvals;

import caseloom.access.Email;
import caseloom.core.approval.ApprovalGroup;
import caseloom.core.approval.ApprovalRequest;
import caseloom.core.approval.Ballot;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who the words of a request's groups mean at this moment: roles and memberships change while it
/// is open.
final class Seats {

    private static final String ROLE = "role:";

    private final ApprovalRequest request;
    private final List<Person> people;
    private final Set<String> active;
    private final Map<String, String> handed = new LinkedHashMap<>();
    private final Belonging belonging;
    private final Map<String, String> written = new LinkedHashMap<>();

    /// @param people those whom it may mean, and perhaps others
    /// @param belonging to whom the case belongs
    /// @param delegations of seats of this request
    Seats(
            ApprovalRequest request,
            List<Person> people,
            Belonging belonging,
            List<Delegation> delegations) {
        this.request = request;
        this.belonging = belonging;
        this.people = people;
        people.forEach(person -> written.put(person.folded(), person.email()));
        active =
                people.stream()
                        .filter(Person::active)
                        .map(Person::folded)
                        .collect(Collectors.toSet());
        delegations.forEach(one -> handed.put(one.foldedFrom(), one.foldedTo()));
    }

    /// The votes of people who are no longer members count on.
    Ballot ballot(List<Decision> decisions) {
        var groups = request.groups().stream().map(this::group).toList();
        return new Ballot(
                request.ordered(), groups, decisions.stream().map(Decision::vote).toList());
    }

    /// Whose turn it is, as the organization writes them.
    List<String> turn(List<Decision> decisions) {
        return written(ballot(decisions).active());
    }

    /// Everybody who has a seat, whether it is their turn or not.
    Set<String> holders() {
        var all = new LinkedHashSet<String>();
        request.groups().forEach(one -> all.addAll(group(one).members()));
        return all;
    }

    /// A sentence on the first group that can never be done; empty when all can.
    Optional<String> lack() {
        for (var group : request.groups()) {
            var members = group(group).members().size();
            if (members < group.quorum()) {
                return Optional.of(
                        "nobody can decide this: "
                                + String.join(", ", group.approvers())
                                + " are "
                                + members
                                + " active members of the organization, and "
                                + group.quorum()
                                + " must approve");
            }
        }
        return Optional.empty();
    }

    /// Addresses as the organization writes them.
    List<String> written(List<String> folded) {
        return folded.stream().map(one -> written.getOrDefault(one, one)).toList();
    }

    /// Those who may decide in a group, in the order in which it names them.
    List<String> members(ApprovalGroup group) {
        return group(group).members();
    }

    private Ballot.Group group(ApprovalGroup group) {
        var members = new LinkedHashSet<String>();
        for (var word : group.approvers()) {
            people.stream()
                    .filter(person -> means(word, person))
                    .map(this::holder)
                    .flatMap(Optional::stream)
                    .forEach(members::add);
        }
        return new Ballot.Group(List.copyOf(members), group.quorum());
    }

    /// Who has the seat of this person: themselves, or whoever it was handed over to. A seat that
    /// was handed over stays so when its first owner leaves; nobody sits on that of one who is no
    /// active member.
    private Optional<String> holder(Person person) {
        var at = person.folded();
        for (var steps = 0; steps <= handed.size() && handed.containsKey(at); steps++) {
            at = handed.getOrDefault(at, at);
        }
        return active.contains(at) ? Optional.of(at) : Optional.empty();
    }

    private boolean means(String word, Person person) {
        return switch (word) {
            case "owner" -> person.id() == belonging.owner();
            case "requester" -> person.id() == belonging.requester();
            default ->
                    word.startsWith(ROLE)
                            ? person.role().equals(word.substring(ROLE.length()))
                            : person.folded().equals(Email.folded(word));
        };
    }
}
