package caseloom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every rule of the Champ contract that shows today has a test named after it.
class ContractRulesTest {

    private static final Pattern NAMED_AFTER_A_RULE = Pattern.compile("void c(\\d+)_");

    /// Rules of the sections on requests, cases and runs.
    private static final int LAST = 134;

    /// C-73 says which events a creation fires, which shows when there are webhooks.
    private static final Set<Integer> SHOW_LATER = Set.of(73);

    @Test
    void everyRuleHasATestNamedAfterIt() {
        var wanted =
                IntStream.rangeClosed(1, LAST)
                        .filter(rule -> !SHOW_LATER.contains(rule))
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new));

        wanted.removeAll(tested());

        assertThat(wanted).as("rules without a test").isEmpty();
    }

    @Test
    void aRuleThatIsTestedIsNotKeptAsOneThatShowsLater() {
        assertThat(tested()).doesNotContainAnyElementsOf(SHOW_LATER);
    }

    private static Set<Integer> tested() {
        return SourceTree.ofProject().sources(".java").stream()
                .flatMap(source -> NAMED_AFTER_A_RULE.matcher(source.text()).results())
                .map(found -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toSet());
    }
}
