package caseloom.chamelio;

import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.http.HeaderField;
import com.fasterxml.jackson.databind.JsonNode;

/// Answers and errors of the API (L-4, L-6, L-25), prepared as far as they never change.
final class Details {

    private static final HeaderField JSON = HeaderField.of("Content-Type", "application/json");

    static final Answer NOT_FOUND = error(404, "Not Found");
    static final Answer ORGANIZATION_NOT_FOUND = error(404, "Organization not found");
    static final Answer WORKFLOW_NOT_FOUND = error(404, "Workflow not found");
    static final Answer TASK_NOT_FOUND = error(404, "Task not found");
    static final Answer FILE_NOT_FOUND = error(404, "File not found");
    static final Answer NO_SUCH_DOCUMENT = error(404, "Document not found for step");
    static final Answer NO_DOCUMENT = error(501, "Document not available for this step");
    static final Answer MALFORMED = error(400, "Malformed JSON");
    static final Answer TOO_LARGE = error(413, "Request body too large");
    static final Answer NOT_CANCELLABLE =
            error(409, "Task cannot be cancelled in its current state");
    static final Answer NO_APPROVAL = error(409, "Task is not awaiting approval");
    static final Answer NOT_ELIGIBLE = error(409, "User is not an eligible approver");
    static final Answer NO_PENDING_APPROVAL = error(404, "No pending approval for this task");
    static final Answer STEP_RUN_NOT_FOUND = error(404, "Step run not found");
    static final Answer NO_SIGNING = error(409, "Task is not awaiting signature");
    static final Answer SIGNING_STARTED = error(409, "Signature process already initiated");
    static final Answer INTERNAL = error(500, "Internal server error");
    static final Answer UNAVAILABLE =
            error(503, "Service unavailable").with(HeaderField.of("Retry-After", "5"));

    private Details() {}

    static Answer ok(JsonNode body) {
        return Answer.of(200, Json.bytes(body), JSON, HeaderField.NO_STORE);
    }

    static Answer error(int status, String detail) {
        return invalid(status, Json.object().put("detail", detail));
    }

    static Answer invalid(int status, JsonNode body) {
        return Answer.of(status, Json.bytes(body), JSON, HeaderField.NO_STORE);
    }

    static Answer methodNotAllowed(String allow) {
        return error(405, "Method Not Allowed").with(HeaderField.of("Allow", allow));
    }

    static Answer tooMany(long seconds) {
        return error(429, "Rate limit exceeded")
                .with(HeaderField.of("Retry-After", Long.toString(seconds)));
    }
}
