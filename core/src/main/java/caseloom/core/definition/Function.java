package caseloom.core.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// A function of the default catalog, declared once: validation, documentation and forms come from
/// here.
public enum Function {
    SET_STATUS("Moves the case to a status of the workflow."),
    SET_ATTRIBUTES("Changes attributes of the case; null takes one away."),
    SET_SUBJECT("Gives the case another subject."),
    ADD_NOTE("Writes a note into the case's history."),
    GET_CASE("Reads another case of the organization."),
    WAIT_UNTIL("Waits until a moment."),
    CREATE_CASE("Opens a case of another workflow."),
    WAIT_CALLBACK("Waits until somebody posts to a URL of its own."),
    CALL_CONNECTION("Makes a request to a service through a connection."),
    REQUEST_APPROVAL("Asks people for a decision and waits for it."),
    REQUEST_INPUT("Asks people to fill in a form and waits for it."),
    ASK_MODEL("Asks a model; the answer has a given form."),
    STORE_DOCUMENT("Files a document of the case in Core."),
    SEND_MAIL("Sends a mail."),
    GENERATE_DOCUMENT("Makes a DOCX or PDF document of a template."),
    REQUEST_SIGNATURE("Has documents signed and waits for all signatures.");

    private final String summary;

    Function(String summary) {
        this.summary = summary;
    }

    /// What it does, in one sentence for people.
    public String summary() {
        return summary;
    }

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
