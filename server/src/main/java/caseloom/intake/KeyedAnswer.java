package caseloom.intake;

import java.util.function.Function;

/// The first answer to an Idempotency-Key, stored together with what it made (C-42).
///
/// @param scope method and path, to which the key is bound (C-41)
/// @param bodyHash SHA-256 of the request's body bytes, in hex
/// @param answer makes the answer once the numbers are known; quick and pure
public record KeyedAnswer(
        String scope, String key, String bodyHash, Function<Numbers, Answer> answer) {

    /// What is sent again to whoever repeats the request.
    ///
    /// @param location the `Location` of the first answer
    /// @param body the body of the first answer
    public record Answer(String location, String body) {}
}
