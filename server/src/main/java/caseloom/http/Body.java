package caseloom.http;

import caseloom.core.json.Json;
import caseloom.core.json.JsonAllowance;
import caseloom.core.json.JsonFault;
import com.fasterxml.jackson.databind.JsonNode;

/// What came of reading a request's body.
public sealed interface Body {

    /// All of it; empty when the request has none. The bytes are the reader's own.
    final class Whole implements Body {

        private final byte[] bytes;
        private final JsonAllowance allowance;

        Whole(byte[] bytes, JsonAllowance allowance) {
            this.bytes = bytes;
            this.allowance = allowance;
        }

        /// Stands for a body that is read as it comes, by whoever wants it.
        public static Whole unread() {
            return new Whole(new byte[0], new JsonAllowance(0, _ -> {}));
        }

        public byte[] bytes() {
            return bytes;
        }

        /// Reads it as JSON, at the cost of the memory for bodies.
        ///
        /// @throws caseloom.core.json.JsonTooLarge when it has more values and names than a body
        ///   may
        /// @throws JsonFault when it breaks one of the rules of C-21
        /// @throws Overloaded when the bodies being handled take all the memory they may
        public JsonNode json() throws JsonFault {
            return Json.read(bytes, Json.DEPTH_MOST, allowance);
        }

        /// What else is made of this body counts for it too.
        public JsonAllowance allowance() {
            return allowance;
        }
    }

    /// It is longer than the limit; the rest was not read.
    record TooLarge() implements Body {}

    /// It ended before it should have, or its chunks are not well formed.
    record Broken() implements Body {}
}
