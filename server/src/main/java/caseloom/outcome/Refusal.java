package caseloom.outcome;

import caseloom.core.definition.Complaint;
import java.util.List;

/// Why a use case did nothing, as far as a client can do something about it.
public sealed interface Refusal {

    /// There is no such record, or it belongs to another organization: nobody learns which.
    record NotFound(String what, String id) implements Refusal {}

    /// The record does not stand as the request needs it.
    record Conflict(String what, String why) implements Refusal {}

    /// Parts of the request break a rule.
    record Invalid(List<Fault> faults) implements Refusal {

        public Invalid {
            faults = List.copyOf(faults);
        }

        public static Invalid of(String field, String rule, String fix) {
            return new Invalid(List.of(new Fault(field, rule, fix)));
        }
    }

    /// A workflow document has mistakes and cannot be published.
    record Flawed(List<Complaint> complaints) implements Refusal {

        public Flawed {
            complaints = List.copyOf(complaints);
        }
    }

    record TooMany(String limit, long most) implements Refusal {}

    /// One thing that is wrong with a request.
    ///
    /// @param field the path of the member or parameter
    /// @param rule a sentence that says what it must be
    /// @param fix a sentence that says what to do
    record Fault(String field, String rule, String fix) {}
}
