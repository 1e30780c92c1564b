package caseloom.fuzz;

import static caseloom.fuzz.Shapes.has;
import static caseloom.fuzz.Shapes.wrong;

import caseloom.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// The answers of chamelio.md, by call.
final class ChamelioShapes {

    private static final String PART = "[^/]+";

    private static final String TASK =
            "task_id task_url task_title workflow_id workflow_name workflow_version"
                    + " workflow_state_id status current_step_id current_step_name"
                    + " current_step_type created_at updated_at completed_at owner_email"
                    + " assignee_email collaborator_emails step_runs variables metadata";

    private static final String CONTRACT =
            "document_id org_id version file_name document_title document_type category visibility"
                    + " active summary exhibits attachments_ids previous_versions fields"
                    + " mapped_fields workflow_metadata";

    private static final String STARTED =
            "task_id workflow_state_id workflow_id version status message";

    private static final String START = "/workflows/" + PART + "/" + PART;

    private static final Set<Integer> STARTING = Set.of(200, 400, 401, 404, 413, 422);

    private static final Set<Integer> READING = Set.of(200, 401, 404, 422);

    private static final Set<Integer> LISTING = Set.of(200, 401, 422);

    private static final List<Call> CALLS =
            List.of(
                    get("/users/org-info", Set.of(200, 401))
                            .shows("org_name rate_limit_per_minute entities api_key_id"),
                    get("/workflows", LISTING).shows("workflows total"),
                    get(START + "/schema", Set.of(200, 400, 401, 404)).shows("workflow_schema"),
                    post(START + "/initiate", STARTING).shows(STARTED),
                    post(START + "/initiate-flexible", STARTING).shows(STARTED),
                    get("/tasks", LISTING).shows("tasks total"),
                    get("/tasks/" + PART, READING).shows("task"),
                    post("/tasks/" + PART + "/cancel", Set.of(200, 401, 404, 409, 422))
                            .shows("task_id status message"),
                    post("/tasks/" + PART + "/approve", Set.of(200, 400, 401, 404, 409, 413, 422))
                            .shows("task_id status approved message"),
                    get("/tasks/" + PART + "/approval-details", READING)
                            .shows(
                                    "task_id step_run eligible_approvers_active"
                                            + " next_eligible_approvers variables_to_approve"
                                            + " files"),
                    get("/tasks/" + PART + "/latest-negotiation-version", Set.of(401, 404, 422)),
                    post(
                                    "/tasks/" + PART + "/initiate_sign",
                                    Set.of(200, 400, 401, 404, 409, 413, 422))
                            .shows("task_id sign_url message"),
                    get("/tasks/" + PART + "/signed-documents", READING)
                            .shows("task_id workflow_status total documents"),
                    post("/tasks/" + PART + "/comment", Set.of(200, 400, 401, 404, 413, 422))
                            .shows("success activity_log_id message"),
                    get("/tasks/" + PART + "/activity-logs", READING)
                            .shows("activity_logs total_count"),
                    get("/tasks/" + PART + "/files", READING).shows("task_id files total_files"),
                    get(
                                    "/tasks/" + PART + "/steps/" + PART + "/document",
                                    Set.of(200, 401, 404, 422, 501))
                            .shows("download_url file_name expires_at"),
                    post("/core/upload", Set.of(200, 400, 401, 413, 422))
                            .shows("document_processing_id file_id status message"),
                    new Call(
                            "PATCH",
                            Pattern.compile("/core/files/" + PART + "/attributes"),
                            "file_id status updated_attributes",
                            Set.of(200, 400, 401, 404, 413, 422)),
                    post("/core/contracts/" + PART, Set.of(200, 400, 401, 404, 413, 422))
                            .shows(CONTRACT),
                    get("/files/" + PART, Set.of(200, 400, 401, 404, 422))
                            .shows("file_id file_name content_type download_url expires_at"));

    private static final Set<String> KEY_ERRORS =
            Set.of(
                    "API key required",
                    "Invalid API key",
                    "API key is inactive",
                    "API key has been revoked",
                    "API key has expired");

    private ChamelioShapes() {}

    private record Call(String method, Pattern path, String members, Set<Integer> statuses) {

        Call shows(String names) {
            return new Call(method, path, names, statuses);
        }

        boolean isMeant(String asked, String wanted) {
            return (asked.equals("HEAD") ? "GET" : asked).equals(method)
                    && path.matcher(wanted).matches();
        }
    }

    static Optional<String> complaint(String method, String path, Reply reply) {
        var call = CALLS.stream().filter(one -> one.isMeant(method, path)).findFirst();
        var known = CALLS.stream().anyMatch(one -> one.path().matcher(path).matches());
        var allowed = call.map(Call::statuses).orElse(known ? Set.of(405) : Set.of(404));
        if (!allowed.contains(reply.status()) && !(call.isPresent() && reply.status() == 429)) {
            return Optional.of("status " + reply.status() + ", not one of " + allowed);
        }
        if (!Shapes.isType(reply, "application/json")) {
            return Optional.of("content type " + reply.header("Content-Type"));
        }
        if (method.equals("HEAD")) {
            return Optional.empty();
        }
        if (!Shapes.isJson(reply)) {
            return Optional.of("no JSON object");
        }
        return call.isPresent() && reply.status() == 200
                ? shown(call.get(), Shapes.body(reply))
                : error(reply);
    }

    private static Optional<String> shown(Call call, JsonNode body) {
        var right =
                has(body, call.members()) && (!body.has("task") || has(body.path("task"), TASK));
        return wrong(!right, "not of the members " + call.members());
    }

    private static Optional<String> error(Reply reply) {
        return switch (reply.status()) {
            case 401 ->
                    Shapes.detail(reply)
                            .or(() ->
                                    wrong(
                                            !KEY_ERRORS.contains(
                                                    Shapes.body(reply).path("detail").asText()),
                                            "not a text of L-15"));
            case 405 ->
                    Shapes.detail(reply)
                            .or(() -> wrong(reply.header("Allow").isEmpty(), "no Allow header"));
            case 422 -> wrong(!isFindings(Shapes.body(reply)), "not of the form of L-33");
            case 429 ->
                    Shapes.detail(reply)
                            .or(() ->
                                    wrong(reply.header("Retry-After").isEmpty(), "no Retry-After"));
            default -> Shapes.detail(reply);
        };
    }

    private static boolean isFindings(JsonNode body) {
        var entries = body.path("detail");
        return has(body, "detail")
                && entries.isArray()
                && !entries.isEmpty()
                && StreamSupport.stream(entries.spliterator(), false)
                        .allMatch(ChamelioShapes::isFinding);
    }

    private static boolean isFinding(JsonNode entry) {
        var loc = entry.path("loc");
        return has(entry, "loc msg type")
                && entry.path("msg").isTextual()
                && entry.path("type").isTextual()
                && Set.of("path", "query", "body").contains(loc.path(0).asText())
                && StreamSupport.stream(loc.spliterator(), false)
                        .allMatch(part -> part.isTextual() || part.isInt());
    }

    private static Call get(String path, Set<Integer> statuses) {
        return new Call("GET", Pattern.compile(path), "", statuses);
    }

    private static Call post(String path, Set<Integer> statuses) {
        return new Call("POST", Pattern.compile(path), "", statuses);
    }
}
