package caseloom.core.interpreter;

import java.time.Duration;
import java.time.Instant;

/// A timer inside a state. Where it began is kept so that a person's retry can give the same length
/// again.
record Due(int id, Instant from, Instant at) {

    Due again(int newId, Instant now) {
        return new Due(newId, now, now.plus(Duration.between(from, at)));
    }

    Timer timer() {
        return new Timer(id, at);
    }
}
