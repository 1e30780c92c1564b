package caseloom.core.interpreter;

import caseloom.core.expression.ExpressionFault;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The standard errors of the language, their form as data, and when two types are the same.
final class Errors {

    private static final String BASE = "https://serverlessworkflow.io/spec/1.0.0/errors/";

    /// What a signature that somebody declined raises.
    private static final String DECLINED = "urn:caseloom:errors:signature-declined";

    /// Where documents and earlier texts of the specification place the standard errors (W-30).
    private static final List<String> KNOWN_BASES =
            List.of(
                    BASE,
                    "https://serverlessworkflow.io/spec/1.0.3/errors/",
                    "https://serverlessworkflow.io/dsl/errors/types/",
                    "https://serverlessworkflow.io/errors/types/",
                    "https://serverlessworkflow.io/errors/");

    private static final int DETAIL_MOST = 1000;

    private Errors() {}

    static RunError expression(String detail) {
        return of("expression", 400, "An expression failed", detail);
    }

    static RunError of(ExpressionFault fault) {
        return expression(String.valueOf(fault.getMessage()));
    }

    static RunError validation(String title, String detail) {
        return of("validation", 400, title, detail);
    }

    static RunError configuration(String detail) {
        return of("configuration", 400, "The step cannot be carried out as it is written", detail);
    }

    static RunError timeout(String detail) {
        return of("timeout", 408, "The time was up", detail);
    }

    static RunError communication(int status, String title, String detail) {
        return of("communication", status, title, detail);
    }

    static RunError authentication(String detail) {
        return of("authentication", 401, "No token could be had", detail);
    }

    /// A bound of the house was passed.
    static RunError limit(String detail) {
        return of("runtime", 500, "A limit was passed", detail);
    }

    /// What was asked for cannot be done.
    static RunError refused(Answer.Refused refused) {
        var message = refused.message();
        return switch (refused.why()) {
            case UNKNOWN -> communication(404, "What was asked for was not found", message);
            case INVALID -> validation("What was given does not fit", message);
            case DECLINED -> communication(422, "What was asked for was declined", message);
            case LIMIT -> limit(message);
        };
    }

    /// The run that was waited for was ended by a person.
    static RunError cancelled() {
        return of("runtime", 500, "The workflow was cancelled", "somebody cancelled its run");
    }

    /// Somebody who was asked to sign will not: no failure of the machine, so it has a type of its
    /// own.
    static RunError declined(String by, String reason) {
        return new RunError(
                DECLINED,
                403,
                "A signature was declined",
                Sound.cut(by + (reason.isEmpty() ? " declined" : ": " + reason), DETAIL_MOST),
                null);
    }

    private static RunError of(String type, int status, String title, String detail) {
        return new RunError(BASE + type, status, title, Sound.cut(detail, DETAIL_MOST), null);
    }

    /// The error as raised by the step at that pointer, unless it says itself where it comes from.
    static RunError at(@Nullable String pointer, RunError error) {
        return error.instance() != null
                ? error
                : new RunError(
                        error.type(), error.status(), error.title(), error.detail(), pointer);
    }

    static JsonNode json(RunError error) {
        var node = Json.object().put("type", error.type()).put("status", error.status());
        if (error.title() != null) {
            node.put("title", error.title());
        }
        if (error.detail() != null) {
            node.put("detail", error.detail());
        }
        if (error.instance() != null) {
            node.put("instance", error.instance());
        }
        return node;
    }

    static RunError stored(JsonNode node) {
        return new RunError(
                node.path("type").asText(),
                node.path("status").asInt(),
                text(node, "title"),
                text(node, "detail"),
                text(node, "instance"));
    }

    private static @Nullable String text(JsonNode node, String name) {
        var value = node.get(name);
        return value == null ? null : value.asText();
    }

    /// Whether the error has every member the filter names, each equal (W-3, W-30).
    static boolean fits(RunError error, Map<String, String> filter) {
        return filter.entrySet().stream().allMatch(e -> fits(error, e.getKey(), e.getValue()));
    }

    private static boolean fits(RunError error, String member, String wanted) {
        return switch (member) {
            case "type" -> sameType(error.type(), wanted);
            case "status" -> String.valueOf(error.status()).equals(wanted);
            case "title" -> wanted.equals(error.title());
            case "detail", "details" -> wanted.equals(error.detail());
            case "instance" -> wanted.equals(error.instance());
            default -> false;
        };
    }

    static boolean sameType(String one, String other) {
        return one.equals(other)
                || (isKnown(one) && isKnown(other) && last(one).equals(last(other)));
    }

    private static boolean isKnown(String type) {
        return KNOWN_BASES.contains(type.substring(0, type.length() - last(type).length()));
    }

    /// The last path segment of a type.
    static String last(String type) {
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
