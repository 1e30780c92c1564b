package caseloom.events;

import caseloom.outcome.Refusal;
import java.util.List;

/// What came of reading a request.
public sealed interface Judged {

    record Events(List<CloudEvent> events) implements Judged {

        public Events {
            events = List.copyOf(events);
        }
    }

    /// Something is wrong with an event, or with their number.
    record Refused(Refusal why) implements Judged {}

    /// The body is not what the content type says.
    record NotJson(String why) implements Judged {}
}
