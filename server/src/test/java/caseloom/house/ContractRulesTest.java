package caseloom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every rule of the two contracts that shows today has a test named after it.
class ContractRulesTest {

    private enum Contract {

        /// The sections on requests, cases and runs.
        CHAMP(
                'c',
                rules(1, 134),
                // C-73 says which events a creation fires, which shows when there are webhooks.
                Set.of(73)),

        /// The sections on every call, the organization, workflows, tasks and files, as far as
        /// there are calls for them, and on the record that both APIs share.
        CHAMELIO(
                'l',
                rules(1, 129, 147, 158, 189, 203, 265, 269),
                // L-45 is about closed organizations, and none can be closed yet; L-151 says which
                // event cancelling fires, which shows when there are webhooks.
                Set.of(45, 151));

        // Sections of chamelio.md that wait, by the first and last number of each: 5.3 and 5.4,
        // approvals, 130 to 146; 5.7, documents of steps, 159 to 161; 5.8, negotiation, 162 to
        // 164; 5.9 and 5.10, signatures, 165 to 175; 5.11, comments, 176 to 181; 5.12, the
        // activity log, 182 to 188; 6.4 to 6.6, Core, 204 to 226; 7, webhooks, 227 to 264; 9, the
        // dashboard, 270 to 280; 10, what is meant for later, 281 and 282.

        private final Pattern named;
        private final Set<Integer> inScope;
        private final Set<Integer> showLater;

        Contract(char letter, Set<Integer> inScope, Set<Integer> showLater) {
            this.named = Pattern.compile("void " + letter + "(\\d+)_");
            this.inScope = inScope;
            this.showLater = showLater;
        }

        /// The rules between the first and the second number, the third and the fourth, and so on.
        private static Set<Integer> rules(int... ends) {
            return IntStream.range(0, ends.length / 2)
                    .flatMap(pair -> IntStream.rangeClosed(ends[2 * pair], ends[2 * pair + 1]))
                    .boxed()
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private Set<Integer> tested() {
            return SourceTree.ofProject().sources(".java").stream()
                    .flatMap(source -> named.matcher(source.text()).results())
                    .map(found -> Integer.valueOf(found.group(1)))
                    .collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasATestNamedAfterIt(Contract contract) {
        var wanted = new TreeSet<>(contract.inScope);
        wanted.removeAll(contract.showLater);

        wanted.removeAll(contract.tested());

        assertThat(wanted).as("rules without a test").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRuleThatIsTestedIsNotKeptAsOneThatShowsLater(Contract contract) {
        assertThat(contract.tested()).doesNotContainAnyElementsOf(contract.showLater);
    }

    @ParameterizedTest
    @EnumSource
    void whatShowsLaterIsInScopeOtherwise(Contract contract) {
        assertThat(contract.inScope).containsAll(contract.showLater);
    }
}
