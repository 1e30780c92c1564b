package caseloom.core.openapi;

/// What came of an operation and its parameters.
public sealed interface Mapping {

    record Mapped(OpenApiRequest request) implements Mapping {}

    /// There is no such request. The message is one sentence for authors, without a full stop.
    record Refused(String message) implements Mapping {}
}
