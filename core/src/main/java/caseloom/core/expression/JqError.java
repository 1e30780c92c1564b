package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// An error that jq raises and `try` can catch. A used-up budget is none: it ends everything.
final class JqError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JsonNode value;

    JqError(JsonNode value) {
        super("jq error", null, false, false);
        this.value = value;
    }

    JqError(String message) {
        this(TextNode.valueOf(message));
    }

    JsonNode value() {
        return value;
    }
}
