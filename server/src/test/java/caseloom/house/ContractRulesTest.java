package caseloom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule of the two contracts that shows today has a test named after it.
class ContractRulesTest {

    private static final Contract CHAMP =
            new Contract(
                    "champ",
                    "c",
                    // The sections on requests, cases, runs and webhooks; of section 10 sending
                    // again by hand, and connections.
                    rules(1, 134, 143, 186, 191, 198),
                    Set.of());

    /// The sections on every call, the organization, workflows, tasks and files, as far as there
    /// are calls for them, and on the record that both APIs share. Those that wait, by first and
    /// last number: 10, what is meant for later, 281 and 282.
    private static final Contract CHAMELIO =
            new Contract(
                    "chamelio",
                    "l",
                    rules(1, 280),
                    Set.of());

    /// @param letter stands before a rule's number; a method that tests several names them all
    /// @param showLater rules in scope that nothing can show yet
    record Contract(String name, String letter, Set<Integer> inScope, Set<Integer> showLater) {

        private Set<Integer> tested() {
            var named = Pattern.compile("void ((?:" + letter + "\\d+_)+)");
            return SourceTree.ofProject().sources(".java").stream()
                    .flatMap(source -> named.matcher(source.text()).results())
                    .flatMap(found -> Pattern.compile("\\d+").matcher(found.group(1)).results())
                    .map(found -> Integer.valueOf(found.group()))
                    .collect(Collectors.toSet());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Contract> contracts() {
        return Stream.of(CHAMP, CHAMELIO);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyRuleHasATestNamedAfterIt(Contract contract) {
        var wanted = new TreeSet<>(contract.inScope);
        wanted.removeAll(contract.showLater);

        wanted.removeAll(contract.tested());

        assertThat(wanted).as("rules without a test").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aRuleThatIsTestedIsNotKeptAsOneThatShowsLater(Contract contract) {
        var tested = contract.tested();

        assertThat(contract.showLater).noneMatch(tested::contains);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void whatShowsLaterIsInScopeOtherwise(Contract contract) {
        assertThat(contract.inScope).containsAll(contract.showLater);
    }

    /// The rules from the first number to the second, from the third to the fourth, and so on.
    private static Set<Integer> rules(int... ends) {
        return IntStream.range(0, ends.length / 2)
                .flatMap(pair -> IntStream.rangeClosed(ends[2 * pair], ends[2 * pair + 1]))
                .boxed()
                .collect(Collectors.toSet());
    }
}
