package caseloom.core.definition;

/// One mistake, or one warning, in a workflow document.
///
/// @param line counted from 1
/// @param column counted from 1
/// @param pointer JSON Pointer to the place, such as `/do/0/total/with`
/// @param message one sentence that says what is wrong and how to mend it
public record Complaint(Severity severity, int line, int column, String pointer, String message) {

    public enum Severity {
        ERROR,
        WARNING
    }

    /// Whether a document with it cannot be published.
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
