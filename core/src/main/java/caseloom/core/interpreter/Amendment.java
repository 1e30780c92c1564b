package caseloom.core.interpreter;

import caseloom.core.definition.Definition;
import caseloom.core.schema.Violation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of a case's attributes, which steps and people are judged for by the same rules:
/// top-level members are replaced or, by null, removed, and what comes of it must fit.
public sealed interface Amendment {

    /// They may become that.
    ///
    /// @param changed what really becomes different, in the form of the change itself; empty when
    ///   nothing does
    record Fits(ObjectNode merged, ObjectNode changed) implements Amendment {}

    /// They would be more than a case can keep.
    ///
    /// @param complaint to follow their name in a sentence
    record TooLarge(String complaint) implements Amendment {}

    /// They would break the schema.
    record Unfit(List<Violation> violations) implements Amendment {

        public Unfit {
            violations = List.copyOf(violations);
        }
    }

    /// Judges a change.
    ///
    /// @param by whose schema they must fit; null for none
    static Amendment of(
            ObjectNode attributes,
            ObjectNode change,
            @Nullable Definition by,
            InterpreterLimits limits) {
        var merge = Merge.of(attributes, change);
        if (merge.isEmpty()) {
            return new Fits(attributes, merge.changed());
        }
        var size = Measure.of(merge.merged(), limits.attributesSize(), limits.depth());
        if (!size.fits()) {
            return new TooLarge(size.complaint());
        }
        var violations = by == null ? List.<Violation>of() : by.attributes().check(merge.merged());
        return violations.isEmpty()
                ? new Fits(merge.merged(), merge.changed())
                : new Unfit(violations);
    }
}
