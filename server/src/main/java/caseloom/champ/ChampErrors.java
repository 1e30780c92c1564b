package caseloom.champ;

import caseloom.core.definition.CaseSource;
import caseloom.core.json.Json;
import caseloom.core.schema.Violation;
import caseloom.http.Answer;
import caseloom.http.HeaderField;
import java.util.List;

/// Every error of the API (C-33), prepared as far as it never changes.
final class ChampErrors {

    static final Answer INVALID_JSON =
            error(400, "invalid_json", "The request body is not a valid JSON object.");
    static final Answer INVALID_IDEMPOTENCY_KEY =
            error(
                    400,
                    "invalid_idempotency_key",
                    "Idempotency-Key must be 1 to 255 printable ASCII characters.");
    static final Answer UNAUTHORIZED =
            error(401, "unauthorized", "The API token is missing or invalid.")
                    .with(HeaderField.of("WWW-Authenticate", "Bearer"));
    static final Answer NOT_FOUND = error(404, "not_found", "The resource was not found.");
    static final Answer KEY_CLASH =
            error(
                    409,
                    "idempotency_conflict",
                    "This Idempotency-Key was already used with a different request body.");
    static final Answer KEY_BUSY =
            error(
                            409,
                            "idempotency_conflict",
                            "A request with this Idempotency-Key is still being processed.")
                    .with(HeaderField.of("Retry-After", "1"));
    static final Answer ATTRIBUTES_NOT_AN_OBJECT =
            error(422, "attributes_not_an_object", "attributes must be a JSON object.");
    static final Answer SUBJECT_NOT_A_STRING =
            error(422, "subject_not_a_string", "subject must be a string.");
    static final Answer WORKFLOW_NOT_PUBLISHED =
            error(422, "workflow_not_published", "The workflow is not published.");
    static final Answer INPUT_NOT_AN_OBJECT =
            error(422, "input_not_an_object", "input must be a JSON object.");
    static final Answer INTERNAL_ERROR =
            error(500, "internal_error", "The server could not complete the request.");
    static final Answer UNAVAILABLE =
            error(503, "unavailable", "The server is temporarily unavailable.")
                    .with(HeaderField.of("Retry-After", "5"));

    private ChampErrors() {}

    static Answer methodNotAllowed(String allow) {
        return error(405, "method_not_allowed", "This path does not offer the method.")
                .with(HeaderField.of("Allow", allow));
    }

    static Answer bodyTooLarge(int most) {
        return error(413, "body_too_large", "The request body is larger than " + most + " bytes.");
    }

    static Answer rateLimited(long seconds) {
        return error(
                        429,
                        "rate_limited",
                        "Too many requests. Try again in " + seconds + " seconds.")
                .with(HeaderField.of("Retry-After", Long.toString(seconds)));
    }

    static Answer unsupportedCaseSource(CaseSource source) {
        return error(
                422,
                "unsupported_case_source",
                "This call does not support workflows whose case source is " + source.word() + ".");
    }

    static Answer unsupportedKeys(List<String> names) {
        return error(
                422,
                "unsupported_key",
                "Unsupported keys: "
                        + String.join(", ", names)
                        + ". Allowed keys: subject, attributes.");
    }

    /// The published shape, which has no `message` (C-93).
    static Answer violations(List<Violation> violations) {
        var body = Json.object().put("error", "attributes_validation_failed");
        var entries = body.putArray("validation_errors");
        for (var violation : violations) {
            entries.addObject().put("path", violation.path()).put("error", violation.error());
        }
        return fresh(422, Json.bytes(body));
    }

    private static Answer error(int status, String code, String message) {
        return fresh(status, Json.bytes(Json.object().put("error", code).put("message", message)));
    }

    /// No error may be kept by a cache either; with all of them alike, nobody can tell a foreign id
    /// from an unknown one by a header (C-36).
    private static Answer fresh(int status, byte[] body) {
        return Answer.json(status, body).with(HeaderField.NO_STORE);
    }
}
