package caseloom.chamelio;

import caseloom.core.json.JsonAllowance;
import caseloom.core.variables.Finding;
import caseloom.core.variables.Findings;
import caseloom.files.Base64Content;
import java.util.Optional;
import java.util.function.Consumer;

/// The content of a file that travels in a body (L-41).
final class InlineContent {

    private InlineContent() {}

    /// Empty when it is none; then that is told.
    static Optional<Base64Content.Decoded> of(
            String base64, JsonAllowance allowance, Consumer<Finding> wrong) {
        allowance.take(base64.length() / 4 * 3L);
        return switch (Base64Content.of(base64)) {
            case Base64Content.Malformed() -> {
                wrong.accept(Findings.BASE64);
                yield Optional.empty();
            }
            case Base64Content.Empty() -> {
                wrong.accept(Findings.minLength(1));
                yield Optional.empty();
            }
            case Base64Content.Decoded decoded -> Optional.of(decoded);
        };
    }
}
