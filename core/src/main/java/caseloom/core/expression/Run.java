package caseloom.core.expression;

import caseloom.core.json.JsonNumbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One evaluation: what it sees and what it may still spend. Used once, by one thread.
final class Run {

    private final ExpressionLimits limits;
    private final Variables variables;
    private final List<String> names;
    private final @Nullable JsonNode[] values;
    private int steps;
    private long memory;
    private boolean odd;

    Run(ExpressionLimits limits, Variables variables, List<String> names) {
        this.limits = limits;
        this.variables = variables;
        this.names = names;
        this.values = new @Nullable JsonNode[names.size()];
        this.steps = limits.steps();
        this.memory = limits.memory();
    }

    ExpressionLimits limits() {
        return limits;
    }

    Variables variables() {
        return variables;
    }

    void tick() {
        if (--steps < 0) {
            throw new ExpressionFault(
                    "the expression takes more than " + limits.steps() + " steps");
        }
    }

    /// Pays for work that is done in one go, such as looking through a string.
    void spend(long work) {
        if (work > steps) {
            steps = 0;
        } else {
            steps -= (int) work;
        }
        tick();
    }

    /// Pays for memory before it is used.
    void grow(long bytes) {
        memory -= bytes;
        if (memory < 0) {
            throw new ExpressionFault(
                    "the expression builds up more than " + limits.memory() + " bytes");
        }
        spend(bytes >> 6);
    }

    /// Faults when a value is nested deeper than any may be.
    void deep(int depth) {
        if (depth > limits.depth()) {
            throw new ExpressionFault(
                    "a value is nested deeper than " + limits.depth() + " levels");
        }
    }

    /// The number that arithmetic gives.
    NumericNode number(double value) {
        grow(16);
        if (!Double.isFinite(value)) {
            odd = true;
        }
        return JsonNumbers.of(value);
    }

    /// Whether a number came up that JSON does not have.
    boolean odd() {
        return odd;
    }

    JsonNode variable(int index) {
        var known = values[index];
        if (known != null) {
            return known;
        }
        var value = variables.value(names.get(index));
        if (value == null) {
            throw new ExpressionFault("there is no variable $" + names.get(index) + " here");
        }
        values[index] = value;
        return value;
    }
}
