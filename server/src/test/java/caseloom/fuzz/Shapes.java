package caseloom.fuzz;

import caseloom.Reply;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is wrong with the shape of an answer, if anything.
final class Shapes {

    private static final Set<String> NO_HTTP =
            Set.of("bad_request", "uri_too_long", "not_implemented", "http_version_not_supported");

    private Shapes() {}

    /// For a request that may have been no HTTP the answer of the listener itself is right too.
    static Optional<String> complaint(Sample sample, Reply reply) {
        if (sample.strange() && isOfTheListener(sample, reply)) {
            return Optional.empty();
        }
        // A step that made no document is told so (L-160).
        if (reply.status() >= 500 && reply.status() != 501) {
            return Optional.of("status " + reply.status());
        }
        return ofTheDoor(sample, reply);
    }

    private static boolean isOfTheListener(Sample sample, Reply reply) {
        return Set.of(400, 414, 501, 505).contains(reply.status())
                && (sample.method().equals("HEAD")
                        || (isType(reply, "application/json; charset=utf-8")
                                && has(body(reply), "error message")
                                && NO_HTTP.contains(body(reply).path("error").textValue())));
    }

    private static Optional<String> ofTheDoor(Sample sample, Reply reply) {
        var path = sample.path();
        var start = path.startsWith("http://") ? path.indexOf('/', "http://".length()) : 0;
        var plain = path.substring(start);
        if (isBelow(plain, "/api/external/v1")) {
            return ChampShapes.complaint(sample.method(), plain, reply);
        }
        if (isBelow(plain, "/downloads")) {
            return ofDownloads(sample.method(), reply);
        }
        if (isBelow(plain, "/approve") || isBelow(plain, "/pages")) {
            return ofPages(reply);
        }
        if (isBelow(plain, "/app")) {
            return ofDashboard(reply);
        }
        if (isBelow(plain, "/sign")) {
            return ofSigning(reply);
        }
        return isBelow(plain, "/api") ? Optional.empty() : chamelio(sample.method(), plain, reply);
    }

    private static Optional<String> chamelio(String method, String path, Reply reply) {
        return ChamelioShapes.complaint(method, path, reply);
    }

    private static Optional<String> ofDownloads(String method, Reply reply) {
        return switch (reply.status()) {
            case 200, 206 ->
                    wrong(
                            reply.header("X-Content-Type-Options").isEmpty(),
                            "a download without nosniff");
            case 416 -> wrong(reply.bytes().length > 0, "a body where none is due");
            case 404, 405 -> method.equals("HEAD") ? Optional.empty() : detail(reply);
            default -> Optional.of("status " + reply.status() + " of a download");
        };
    }

    /// Nobody is let in by chance.
    private static Optional<String> ofPages(Reply reply) {
        if (reply.status() == 200) {
            return wrong(!isType(reply, "text/css; charset=utf-8"), "a page for nobody");
        }
        if (!Set.of(400, 403, 404, 405, 413).contains(reply.status())) {
            return Optional.of("status " + reply.status() + " of a page");
        }
        return wrong(
                !isType(reply, "text/html; charset=utf-8")
                        || reply.header("Content-Security-Policy").isEmpty(),
                "a page without its frame");
    }

    /// There, or not built: a page either way.
    private static Optional<String> ofDashboard(Reply reply) {
        if (!Set.of(200, 302, 304, 400, 404, 405, 413).contains(reply.status())) {
            return Optional.of("status " + reply.status() + " of the dashboard");
        }
        return wrong(
                reply.status() >= 400 && !isType(reply, "text/html; charset=utf-8"),
                "no page of the dashboard");
    }

    private static Optional<String> ofSigning(Reply reply) {
        var known = Set.of(200, 303, 400, 403, 404, 405, 409, 410, 413, 422);
        return known.contains(reply.status())
                ? wrong(
                        reply.header("Referrer-Policy").isEmpty(),
                        "a page that tells where its reader came from")
                : Optional.of("status " + reply.status() + " of a page");
    }

    static Optional<String> detail(Reply reply) {
        var body = body(reply);
        var right = names(body).equals(List.of("detail")) && body.path("detail").isTextual();
        return wrong(!right, "not of the form {\"detail\": text}");
    }

    static Optional<String> wrong(boolean is, String what) {
        return is ? Optional.of(what) : Optional.empty();
    }

    static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// Names parted by blanks, in their order.
    static boolean has(JsonNode object, String names) {
        return object.isObject() && String.join(" ", names(object)).equals(names);
    }

    /// An answer may repeat a U+0000 of the request, which our reader refuses.
    static JsonNode body(Reply reply) {
        return Json.stored(reply.text().replace("\\u0000", "0"));
    }

    static boolean isJson(Reply reply) {
        try {
            return body(reply).isObject();
        } catch (IllegalStateException _) {
            return false;
        }
    }

    static boolean isType(Reply reply, String type) {
        return reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).equals(type);
    }

    private static boolean isBelow(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
