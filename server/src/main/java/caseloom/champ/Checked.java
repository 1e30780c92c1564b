package caseloom.champ;

import caseloom.http.Answer;
import caseloom.intake.Arrival;
import caseloom.intake.KeyedAnswer;
import caseloom.intake.Numbers;
import java.util.function.Function;

/// What came of the checks of a body (steps 8 to 13 of C-16).
sealed interface Checked {

    record Refused(Answer answer) implements Checked {}

    /// What it asks for, and how its first answer reads once the numbers are known.
    record Fit(Arrival arrival, Function<Numbers, KeyedAnswer.Answer> first) implements Checked {

        /// The same, to be remembered under an Idempotency-Key.
        Fit under(String scope, String key, String bodyHash) {
            var keyed = new KeyedAnswer(scope, key, bodyHash, first);
            return new Fit(
                    new Arrival(
                            arrival.publication(),
                            arrival.shown(),
                            arrival.subject(),
                            arrival.attributes(),
                            arrival.at(),
                            arrival.origin(),
                            keyed),
                    first);
        }
    }
}
