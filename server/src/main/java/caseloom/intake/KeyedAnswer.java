package caseloom.intake;

/// The first answer to an Idempotency-Key, stored with what it made (C-42).
///
/// @param scope method and path, to which the key is bound (C-41)
/// @param bodyHash SHA-256 of the request's body bytes, in hex
/// @param location the `Location` of the first answer
/// @param answer the body of the first answer
public record KeyedAnswer(
        String scope, String key, String bodyHash, String location, String answer) {}
