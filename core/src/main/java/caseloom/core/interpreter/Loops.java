package caseloom.core.interpreter;

import caseloom.core.definition.Step;
import caseloom.core.expression.CompiledExpression;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Set;
import java.util.regex.Pattern;

/// The items of a long `for` between two decisions: they are not stored again each time when the
/// same expression surely gives them again.
final class Loops {

    /// So many are stored without more ado.
    private static final int STORED_MOST = 100;

    /// What may become different while the loop goes on. Everything else that `in` can see stays.
    private static final Set<String> CHANGING = Set.of("context", "runtime");

    private static final Pattern MOMENT = Pattern.compile("\\bnow\\b");

    private Loops() {}

    /// Whether the items are evaluated again instead of being stored.
    static boolean again(Step step, Work.Loop loop) {
        return loop.items().size() > STORED_MOST
                && step instanceof Step.For written
                && written.in() instanceof CompiledExpression in
                && in.variables().stream().noneMatch(CHANGING::contains)
                && !MOMENT.matcher(in.source()).find();
    }

    /// Gives the loops of a state the items that are not in it, outer loops first.
    static void restore(Advance advance) {
        for (var activation : advance.progress.activations()) {
            if (activation.work instanceof Work.Loop(var items, var index, var round)
                    && items instanceof MissingNode
                    && activation.step instanceof Step.For step) {
                activation.work = new Work.Starting();
                var again = step.in().evaluate(activation.input, Sight.of(advance, activation));
                activation.work = new Work.Loop(again, index, round);
            }
        }
    }
}
