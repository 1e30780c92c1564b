package caseloom.core.definition;

/// Where to go after a step. `then: exit` in the top list is the same as `end` (W-7).
public sealed interface Then {

    record Continue() implements Then {}

    record Exit() implements Then {}

    record End() implements Then {}

    /// To a step of the same list.
    record To(String name) implements Then {}
}
