package caseloom.core.definition;

import caseloom.core.expression.Template;
import java.time.Duration;

/// A length of time in a document: fixed, or computed when the step runs (an ISO 8601 duration text
/// or an object of `days`, `hours`, `minutes`, `seconds`, `milliseconds`).
public sealed interface Pause {

    record Fixed(Duration length) implements Pause {}

    record Computed(Template length) implements Pause {}
}
