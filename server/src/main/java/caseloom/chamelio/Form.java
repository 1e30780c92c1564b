package caseloom.chamelio;

import caseloom.core.variables.VariableType;
import caseloom.core.variables.Variables;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What came of the body of a call that starts a task: how it reads for a workflow's variables.
sealed interface Form {

    /// What the values mean, in the order they were sent.
    List<Given> given(Variables variables);

    /// Where a required variable that is missing is complained about.
    Place missing(VariableType type);

    boolean keepsMetadata();

    /// The values of the initiate call, which name variables and their types.
    record Named(List<InputValue> values) implements Form {

        private static final Place VARIABLES = Place.BODY.at("variables");

        static Form of(Fields body) {
            return new Named(InputValue.list(body));
        }

        @Override
        public List<Given> given(Variables variables) {
            var seen = new HashSet<String>();
            return values.stream()
                    .map(value -> value.given(variables, seen))
                    .flatMap(Optional::stream)
                    .toList();
        }

        @Override
        public Place missing(VariableType type) {
            return VARIABLES;
        }

        @Override
        public boolean keepsMetadata() {
            return true;
        }
    }

    /// The values of the flexible call, which have to be matched.
    record Matched(FlexibleValues values) implements Form {

        static Form of(Fields body) {
            return new Matched(FlexibleValues.of(body));
        }

        @Override
        public List<Given> given(Variables variables) {
            return values.given(variables);
        }

        @Override
        public Place missing(VariableType type) {
            return type == VariableType.FILE ? FlexibleValues.FILES : FlexibleValues.ATTRIBUTES;
        }

        /// They are checked and dropped (L-108).
        @Override
        public boolean keepsMetadata() {
            return false;
        }
    }
}
