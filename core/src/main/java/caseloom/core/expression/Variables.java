package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an expression sees beside its input: `$context`, `$workflow`, `$item` and so on.
///
/// Asked only for the names an expression uses, so that building a value costs nothing where it is
/// not read.
public interface Variables {

    /// Nothing, at no time: for what must give the same wherever it is evaluated.
    Variables NONE =
            new Variables() {
                @Override
                public @Nullable JsonNode value(String name) {
                    return null;
                }

                @Override
                public Instant now() {
                    return Instant.EPOCH;
                }
            };

    /// The value of `$name` (without the dollar sign), or null when there is no such variable.
    @Nullable JsonNode value(String name);

    /// The recorded moment that jq's `now` gives (W-19).
    Instant now();
}
