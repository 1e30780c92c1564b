package caseloom.core.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// A function of the default catalog, declared once: validation, documentation and forms come from
/// here.
public enum Function {
    SET_STATUS,
    SET_ATTRIBUTES,
    SET_SUBJECT,
    ADD_NOTE,
    GET_CASE,
    WAIT_UNTIL,
    CREATE_CASE,
    WAIT_CALLBACK,
    CALL_CONNECTION,
    REQUEST_APPROVAL,
    REQUEST_INPUT,
    ASK_MODEL,
    STORE_DOCUMENT,
    SEND_MAIL,
    GENERATE_DOCUMENT,
    REQUEST_SIGNATURE;

    /// The name in documents, such as `set-status`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The one of that name.
    public static Function of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// The pinned form that is saved, such as `set-status:1.0.0@default`.
    public String pinned() {
        return word() + ":1.0.0@default";
    }

    /// Whether a step that calls it waits for people.
    public boolean asksPeople() {
        return this == REQUEST_APPROVAL || this == REQUEST_INPUT || this == REQUEST_SIGNATURE;
    }

    /// JSON Schema of `with`. Values that are whole expressions are checked when the step runs.
    public JsonNode arguments() {
        return FunctionSchemas.of(this);
    }
}
