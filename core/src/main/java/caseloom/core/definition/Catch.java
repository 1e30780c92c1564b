package caseloom.core.definition;

import caseloom.core.expression.Expression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `catch` of a `try`.
///
/// @param filter members an error must have (`type`, `status`, `title`, `detail`, `instance`; W-3,
///   W-30), values as JSON text or number turned to text; empty catches every error
/// @param as the variable that holds the error in `steps`, `error` unless the author named it
public record Catch(
        Map<String, String> filter,
        String as,
        @Nullable Expression when,
        @Nullable Expression exceptWhen,
        @Nullable Retry retry,
        @Nullable StepList steps) {

    public Catch {
        filter = Map.copyOf(filter);
    }
}
