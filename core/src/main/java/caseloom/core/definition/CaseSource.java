package caseloom.core.definition;

/// How a workflow gets its cases; `NONE` is a plain workflow that has runs but no cases.
public enum CaseSource {
    DIRECT,
    EMAIL,
    TICKETING,
    NONE;

    /// The word of the document and of the APIs, in lower case.
    public String word() {
        return switch (this) {
            case DIRECT -> "direct";
            case EMAIL -> "email";
            case TICKETING -> "ticketing";
            case NONE -> "none";
        };
    }
}
