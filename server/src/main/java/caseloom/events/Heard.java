package caseloom.events;

import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.Listener;

/// A listener of a run.
public record Heard(long caseId, long runId, OrganizationId organization, Listener listener) {

    Listening.Row row() {
        return new Listening.Row(caseId, runId, listener.id());
    }

    Wanted wanted() {
        return new Wanted(organization, listener.type(), listener.from());
    }

    /// The value that it waits for, as a hash; `Extractions.ANY` for any.
    String value() {
        var value = listener.value();
        return value == null ? Extractions.ANY : Extractions.hash(value);
    }
}
