package caseloom.chamelio;

import caseloom.core.cases.CaseId;
import caseloom.core.variables.Scalar;
import caseloom.core.variables.Scalars;
import java.util.Optional;

/// The number of a task as a path says it (L-40).
record TaskNumber(Scalar<Long> read) {

    /// Of the first open part of the path.
    static TaskNumber of(Asked asked) {
        return new TaskNumber(Scalars.digits(asked.part(0)));
    }

    /// Tells what is wrong with it, if anything.
    void tell(Flaws flaws) {
        if (read instanceof Scalar.Wrong<Long>(var finding)) {
            flaws.add(finding, Place.PATH.at("task_id"));
        }
    }

    /// Empty for one that can name nothing.
    Optional<CaseId> id() {
        return read instanceof Scalar.Read<Long>(var number) && number > 0
                ? Optional.of(new CaseId(number))
                : Optional.empty();
    }
}
