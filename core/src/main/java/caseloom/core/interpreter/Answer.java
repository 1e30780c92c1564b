package caseloom.core.interpreter;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// What the outside world said to an effect.
public sealed interface Answer {

    /// An HTTP answer came, whatever its status.
    ///
    /// @param headers an object of header name (lower case) to text
    /// @param content JSON when the answer was JSON, else a text
    /// @param bytes the body as it came, base64, for `output: raw`
    record Response(
            String method, String uri, int status, JsonNode headers, JsonNode content, String bytes)
            implements Answer {}

    /// An answer to a request that was put together outside.
    ///
    /// @param sent the headers of that request, without those that show who made it
    record Called(JsonNode sent, Response response) implements Answer {}

    /// The token for the request could not be had, so it was not made.
    record NoToken(String message) implements Answer {}

    /// Nothing usable came back. `timeout` tells the error type `timeout` from `communication`.
    record Unreachable(boolean timeout, String message) implements Answer {}

    /// The case that `get-case` asked for; empty when the organization has none of that number.
    record Found(Optional<CaseView> found) implements Answer {}

    /// The case that `create-case` asked for, as it was opened.
    record Created(CaseView created) implements Answer {}

    /// The run that is not waited for has begun.
    record Started(RunId run) implements Answer {}

    /// The run that was waited for ended well.
    ///
    /// @param result what its document gives in the language (`Standing.Completed.result`)
    record Ended(JsonNode result) implements Answer {}

    /// The run that was waited for failed with this error.
    record Faulted(RunError error) implements Answer {}

    /// The run that was waited for was cancelled by a person.
    record Cancelled() implements Answer {}

    /// What was asked for cannot be done, and asking again would not help.
    record Refused(Why why, String message) implements Answer {}

    /// Why something cannot be done: there is no such thing (the error `communication`, 404), what
    /// was given does not fit it (`validation`), whoever was asked will not do it (`communication`,
    /// 422), or a limit is passed (`runtime`).
    enum Why {
        UNKNOWN,
        INVALID,
        DECLINED,
        LIMIT
    }

    /// The callback is open at this URL, which holds its secret.
    record CallbackOpened(String url) implements Answer {}

    /// The people of a request were asked.
    record Asked() implements Answer {}

    /// The people of a request were reminded.
    ///
    /// @param people their addresses, or some of them; nobody when no mail is sent here
    record Reminded(List<String> people) implements Answer {

        public Reminded {
            people = List.copyOf(people);
        }
    }

    /// The function was performed.
    ///
    /// @param output what the step gives
    /// @param told what the story says of it beside that; empty for nothing
    record Gave(JsonNode output, ObjectNode told) implements Answer {}
}
