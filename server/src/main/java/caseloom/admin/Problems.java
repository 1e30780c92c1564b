package caseloom.admin;

import caseloom.access.MemberRole;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.http.HeaderField;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.outcome.Refusal.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Refusals and failures as problem details (RFC 9457). Nothing here tells a stack trace, a class,
/// SQL, or anything of another organization.
final class Problems {

    private static final String TYPE = "urn:caseloom:problem:";

    private static final HeaderField PROBLEM =
            HeaderField.of("Content-Type", "application/problem+json");

    private Problems() {}

    static Answer of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound(var what, var id) ->
                    problem(404, "not-found", "Not found", "There is no " + what + " " + id + ".");
            case Refusal.Conflict(_, var why) -> problem(409, "conflict", "Conflict", why);
            case Refusal.Invalid(var faults) -> invalid(faults);
            case Refusal.Flawed(var complaints) ->
                    flawed("The document has mistakes.", Wire.complaints(complaints));
            case Refusal.TooMany(var limit, var most) ->
                    problem(
                            422,
                            "too-much",
                            "Too much",
                            "The request needs more than " + most + " " + limit + ". Narrow it.");
        };
    }

    /// What was looked up by a number of the path.
    static <T> Answer of(Optional<T> found, String what, String id, Function<T, Answer> done) {
        return found.map(done).orElseGet(() -> of(new Refusal.NotFound(what, id)));
    }

    /// What a use case came to.
    static <T> Answer of(Outcome<T> outcome, Function<T, Answer> done) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> done.apply(value);
            case Outcome.Refused<T>(var why) -> of(why);
        };
    }

    static Answer invalid(List<Fault> faults) {
        var body = body(422, "invalid", "Invalid request", "Parts of the request break a rule.");
        return answer(422, with(body, faults), null);
    }

    /// More than an upload may bring.
    static Answer tooMuch(String limit, long most) {
        var rule = "An upload brings at most " + most + " " + limit + ".";
        var fault = new Fault("file", rule, "Send less, or have the operator allow more.");
        return answer(413, with(body(413, "too-large", "Too large", rule), List.of(fault)), null);
    }

    static Answer notForm(String why) {
        return problem(400, "not-form", "Not a form", "The form cannot be read: " + why + ".");
    }

    static Answer notJson(String why) {
        return problem(400, "not-json", "Not JSON", "The body must be a JSON object: " + why + ".");
    }

    static Answer notJsonEvents(String why) {
        return problem(400, "not-json", "Not JSON", "The events cannot be read: " + why + ".");
    }

    static Answer notText() {
        return problem(400, "not-text", "Not text", "The body must be a document in UTF-8.");
    }

    static Answer brokenBody() {
        return problem(400, "broken-body", "Broken body", "The body ended before it should have.");
    }

    static Answer unauthorized() {
        return answer(
                401,
                body(
                        401,
                        "unauthorized",
                        "Unauthorized",
                        "This API needs a session, or a valid administrator token:"
                                + " `Authorization: Bearer adm_...`."),
                HeaderField.of("WWW-Authenticate", "Bearer"));
    }

    static Answer installationOnly() {
        return problem(
                403,
                "installation-only",
                "Not allowed",
                "Only an administrator token of the installation may do this.");
    }

    /// Whoever is signed in has a role that does not allow it.
    static Answer role(MemberRole needed, MemberRole role) {
        var body =
                body(
                        403,
                        "role",
                        "Not allowed",
                        "This needs the role "
                                + needed.word()
                                + "; yours is "
                                + role.word()
                                + ". An administrator of the organization can change it.");
        body.put("needed_role", needed.word()).put("role", role.word());
        return answer(403, body, null);
    }

    static Answer sessionOnly() {
        return problem(
                403,
                "session-only",
                "Not allowed",
                "Only people who are signed in may do this, and no token.");
    }

    static Answer onlyYourself() {
        return problem(
                403,
                "only-yourself",
                "Not allowed",
                "Whoever is signed in acts as themselves only.");
    }

    static Answer csrf() {
        return problem(
                403,
                "csrf",
                "Not allowed",
                "The request does not show that a page of this server sent it in this session:"
                        + " send `X-Caseloom-CSRF` with the `csrf_token` of `GET /session`, from"
                        + " the same origin.");
    }

    /// The same whether the address is unknown or the password wrong.
    static Answer signInFailed() {
        return problem(
                401,
                "sign-in-failed",
                "Not signed in",
                "The email address or the password is wrong.");
    }

    static Answer noOrganization() {
        return problem(
                403,
                "no-organization",
                "No organization",
                "You take part in no organization that is open. Ask an administrator.");
    }

    static Answer noLink() {
        return problem(
                404,
                "not-found",
                "Not found",
                "This link is not good, or not any more. Ask for another.");
    }

    static Answer noPath() {
        return problem(404, "not-found", "Not found", "This API has no such path.");
    }

    static Answer noMethod(String allowed) {
        var body =
                body(
                        405,
                        "method-not-allowed",
                        "Method not allowed",
                        "This path offers " + allowed + ".");
        return answer(405, body, HeaderField.of("Allow", allowed));
    }

    static Answer tooLarge(long most) {
        return problem(
                413,
                "too-large",
                "Too large",
                "The request body is larger than " + most + " bytes.");
    }

    static Answer tooManyNodes(int most) {
        return problem(
                413,
                "too-large",
                "Too large",
                "The request body has more than " + most + " values and names of members.");
    }

    static Answer tooOften(long seconds) {
        var body =
                body(
                        429,
                        "too-often",
                        "Too many requests",
                        "Try again in " + seconds + " seconds.");
        return answer(429, body, HeaderField.of("Retry-After", Long.toString(seconds)));
    }

    static Answer broken() {
        return problem(
                500, "internal-error", "Internal error", "The server could not complete the call.");
    }

    static Answer unavailable() {
        var body =
                body(
                        503,
                        "unavailable",
                        "Unavailable",
                        "The server is temporarily unavailable; whether the change was made is"
                                + " not certain.");
        return answer(503, body, HeaderField.of("Retry-After", "5"));
    }

    private static Answer flawed(String detail, JsonNode found) {
        var body = body(422, "flawed-document", "Flawed document", detail);
        body.set("complaints", found);
        return answer(422, body, null);
    }

    private static Answer problem(int status, String type, String title, String detail) {
        return answer(status, body(status, type, title, detail), null);
    }

    private static ObjectNode with(ObjectNode body, List<Fault> faults) {
        var errors = body.putArray("errors");
        for (var fault : faults) {
            errors.addObject()
                    .put("field", fault.field())
                    .put("rule", fault.rule())
                    .put("fix", fault.fix());
        }
        return body;
    }

    private static ObjectNode body(int status, String type, String title, String detail) {
        return Json.object()
                .put("type", TYPE + type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }

    private static Answer answer(int status, ObjectNode body, @Nullable HeaderField more) {
        var answer = Answer.of(status, Json.bytes(body), PROBLEM, HeaderField.NO_STORE);
        return more == null ? answer : answer.with(more);
    }
}
