package caseloom.outbound;

import java.util.List;
import java.util.Map;

/// What became of a request.
public sealed interface Outcome {

    /// An answer came, whatever its status.
    ///
    /// @param headers by lower-case name, each with its values in the order they came
    // The bytes are handed on, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(int status, Map<String, List<String>> headers, byte[] body) implements Outcome {

        public Answered {
            headers = Map.copyOf(headers);
        }
    }

    /// No usable answer. The message is fit for the author of the workflow to read.
    record Failed(Why why, String message) implements Outcome {

        public boolean timeout() {
            return why == Why.TIMEOUT;
        }
    }

    /// Why there is no answer.
    enum Why {
        /// The target or the request itself is not allowed; trying again gives the same.
        REFUSED,
        /// A time limit passed.
        TIMEOUT,
        /// No connection, or it broke, or what came was not HTTP.
        BROKEN,
        /// The answer was larger than the limit.
        TOO_LARGE
    }
}
