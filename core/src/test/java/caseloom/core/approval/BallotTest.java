package caseloom.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.approval.Ballot.Group;
import caseloom.core.approval.Ballot.Result;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BallotTest {

    private static final Group TWO_OF_THREE = new Group(List.of("a", "b", "c"), 2);
    private static final Group BOSS = new Group(List.of("z"), 1);

    @Test
    void groupsInOrderBecomeActiveOneAfterTheOther() {
        var none = ballot(true, List.of(TWO_OF_THREE, BOSS));
        var one = ballot(true, List.of(TWO_OF_THREE, BOSS), "+a");
        var two = ballot(true, List.of(TWO_OF_THREE, BOSS), "+a", "+c");
        var all = ballot(true, List.of(TWO_OF_THREE, BOSS), "+a", "+c", "+z");

        assertThat(none.active()).containsExactly("a", "b", "c");
        assertThat(none.next()).containsExactly("z");
        assertThat(one.active()).containsExactly("b", "c");
        assertThat(two.active()).containsExactly("z");
        assertThat(two.next()).isEmpty();
        assertThat(all.result()).isEqualTo(Result.APPROVED);
        assertThat(all.active()).isEmpty();
    }

    @Test
    void withoutOrderAllOpenGroupsAreActive() {
        var one = ballot(false, List.of(TWO_OF_THREE, BOSS), "+z");

        assertThat(one.active()).containsExactly("a", "b", "c");
        assertThat(one.next()).isEmpty();
        assertThat(one.result()).isEqualTo(Result.OPEN);
    }

    @Test
    void oneRejectionRejects() {
        var rejected = ballot(false, List.of(TWO_OF_THREE, BOSS), "+a", "+b", "-z");

        assertThat(rejected.result()).isEqualTo(Result.REJECTED);
        assertThat(rejected.active()).isEmpty();
    }

    @Test
    void whoIsInTwoGroupsIsAskedOnce() {
        var both = List.of(new Group(List.of("a"), 1), new Group(List.of("a", "b"), 1));

        assertThat(ballot(true, both, "+a").result()).isEqualTo(Result.APPROVED);
        assertThat(ballot(false, both).active()).containsExactly("a", "b");
    }

    @Test
    void aGroupWhoseMembersLeftStaysOpen() {
        var empty = ballot(true, List.of(new Group(List.of(), 1), BOSS));

        assertThat(empty.result()).isEqualTo(Result.OPEN);
        assertThat(empty.active()).isEmpty();
    }

    private static Ballot ballot(boolean ordered, List<Group> groups, String... votes) {
        return new Ballot(
                ordered,
                groups,
                Arrays.stream(votes)
                        .map(vote -> new Vote(vote.substring(1), vote.startsWith("+")))
                        .toList());
    }
}
