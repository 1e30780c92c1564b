package caseloom.http;

import java.time.Duration;

/// How long a body may be, and how long it may take.
///
/// @param declared its length as far as it is known
record BodyBounds(long declared, long most, Duration within) {

    boolean isDeclaredTooLong() {
        return declared > most;
    }
}
