package caseloom.fuzz;

import static caseloom.fuzz.Shapes.has;
import static caseloom.fuzz.Shapes.wrong;

import caseloom.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// The answers of champ.md, by call.
final class ChampShapes {

    private static final String NUMBER = "[1-9][0-9]{0,15}";

    private static final String ROOT = "/api/external/v1/workflows/" + NUMBER;

    private static final Set<Integer> READ = Set.of(200, 401, 404);

    /// C-78.
    private static final Set<Integer> READ_CASE = Set.of(200, 401, 404, 422);

    private static final Set<Integer> WRITE = Set.of(201, 400, 401, 404, 409, 413, 422);

    private static final List<Call> CALLS =
            List.of(
                    new Call("POST", Pattern.compile(ROOT + "/cases"), "case", WRITE),
                    new Call("GET", Pattern.compile(ROOT + "/cases/" + NUMBER), "case", READ_CASE),
                    new Call("POST", Pattern.compile(ROOT + "/runs"), "workflow_run", WRITE),
                    new Call(
                            "GET",
                            Pattern.compile(ROOT + "/runs/" + NUMBER),
                            "workflow_run",
                            READ));

    private static final Map<Integer, Set<String>> CODES =
            Map.of(
                    400, Set.of("invalid_json", "invalid_idempotency_key"),
                    401, Set.of("unauthorized"),
                    404, Set.of("not_found"),
                    405, Set.of("method_not_allowed"),
                    409, Set.of("idempotency_conflict"),
                    413, Set.of("body_too_large"),
                    422,
                            Set.of(
                                    "unsupported_case_source",
                                    "unsupported_key",
                                    "attributes_not_an_object",
                                    "subject_not_a_string",
                                    "attributes_validation_failed",
                                    "workflow_not_published",
                                    "input_not_an_object"));

    private ChampShapes() {}

    private record Call(String method, Pattern path, String shows, Set<Integer> statuses) {

        boolean isMeant(String asked, String wanted) {
            return (asked.equals("HEAD") ? "GET" : asked).equals(method)
                    && path.matcher(wanted).matches();
        }
    }

    static Optional<String> complaint(String method, String path, Reply reply) {
        var call = CALLS.stream().filter(one -> one.isMeant(method, path)).findFirst();
        var known = CALLS.stream().anyMatch(one -> one.path().matcher(path).matches());
        var allowed =
                call.map(Call::statuses).orElse(known ? Set.of(401, 404, 405) : Set.of(401, 404));
        if (!allowed.contains(reply.status())) {
            return Optional.of("status " + reply.status() + ", not one of " + allowed);
        }
        if (!Shapes.isType(reply, "application/json; charset=utf-8")) {
            return Optional.of("content type " + reply.header("Content-Type"));
        }
        if (method.equals("HEAD")) {
            return Optional.empty();
        }
        if (!Shapes.isJson(reply)) {
            return Optional.of("no JSON object");
        }
        return call.isPresent() && reply.status() < 300
                ? shown(call.get().shows(), reply)
                : error(reply);
    }

    private static Optional<String> shown(String what, Reply reply) {
        var shown = Shapes.body(reply).path(what);
        var members =
                what.equals("case")
                        ? "id workflow_id subject status attributes created_at updated_at"
                        : "id status input output url";
        var right =
                has(Shapes.body(reply), what)
                        && has(shown, members)
                        && shown.path("id").isIntegralNumber()
                        && shown.path("status").isTextual()
                        && shown.path(what.equals("case") ? "attributes" : "input").isObject()
                        && (reply.status() != 201 || reply.header("Location").isPresent());
        return wrong(!right, "not a " + what);
    }

    private static Optional<String> error(Reply reply) {
        var body = Shapes.body(reply);
        var code = body.path("error").asText();
        if (!CODES.getOrDefault(reply.status(), Set.of()).contains(code)) {
            return Optional.of("code " + code);
        }
        if (code.equals("attributes_validation_failed")) {
            return wrong(!isViolations(body), "not of the form of C-93");
        }
        var marked =
                switch (reply.status()) {
                    case 401 -> reply.header("WWW-Authenticate").isPresent();
                    case 405 -> reply.header("Allow").isPresent();
                    default -> true;
                };
        var right = has(body, "error message") && body.path("message").isTextual() && marked;
        return wrong(!right, "not of the form of C-32");
    }

    private static boolean isViolations(JsonNode body) {
        var entries = body.path("validation_errors");
        return has(body, "error validation_errors")
                && !entries.isEmpty()
                && StreamSupport.stream(entries.spliterator(), false)
                        .allMatch(entry ->
                                has(entry, "path error")
                                        && entry.path("path").isTextual()
                                        && entry.path("error").isTextual());
    }
}
