package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.admin.AdminClient.Reply;
import caseloom.core.json.Json;
import caseloom.core.schema.AttributeSchema;
import caseloom.core.schema.AttributeSchemas;
import caseloom.http.Routes;
import caseloom.http.Routes.Found;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The OpenAPI document as a judge of answers.
final class Description {

    private final JsonNode document = read();
    private final Routes<String> paths = new Routes<>();
    private final ConcurrentMap<String, AttributeSchema> schemas = new ConcurrentHashMap<>();

    Description() {
        for (var path : document.path("paths").properties()) {
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                            method -> paths.with(upper(method), path.getKey(), path.getKey()));
        }
    }

    /// Method and path of every operation.
    List<String> operations() {
        var all = new ArrayList<String>();
        for (var path : document.path("paths").properties()) {
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> all.add(upper(method) + " " + path.getKey()));
        }
        return all;
    }

    /// Fails unless the document allows the answer.
    void check(String method, String target, Reply reply) {
        var path = target.replaceFirst("\\?.*", "");
        if (paths.find(method, path) instanceof Found.Hit<String>(var template, _)) {
            var operation =
                    document.path("paths").path(template).path(lower(method)).path("responses");
            var response = resolved(operation.path(Integer.toString(reply.status())));
            assertThat(response.isMissingNode())
                    .as("%s %s may answer %s", method, template, reply.status())
                    .isFalse();
            fits(method + " " + target, response.path("content"), reply);
        } else {
            assertThat(reply.status()).isIn(401, 404, 405);
            judge("#/components/schemas/Problem", method + " " + target, reply.body());
        }
    }

    private void fits(String what, JsonNode content, Reply reply) {
        if (content.isMissingNode()) {
            assertThat(reply.body().isEmpty()).as(what + " has no content").isTrue();
            return;
        }
        var type = reply.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        assertThat(content.has(type)).as(what + " answers " + type).isTrue();
        var reference = content.path(type).path("schema").path("$ref");
        if (reference.isTextual()) {
            judge(reference.asText(), what, reply.body());
        }
    }

    private void judge(String reference, String what, JsonNode body) {
        var schema = schemas.computeIfAbsent(reference, this::schema);
        assertThat(schema.check(body)).as(what + " gave " + body).isEmpty();
    }

    /// The schemas of the document refer to each other below `components`, ours below `$defs`.
    private AttributeSchema schema(String reference) {
        ObjectNode root = Json.object().put("$ref", reference);
        root.set("$defs", document.path("components").path("schemas"));
        var moved = Json.write(root).replace("#/components/schemas/", "#/$defs/");
        return switch (AttributeSchemas.compile(Json.stored(moved))) {
            case AttributeSchemas.Compiled(var schema) -> schema;
            case AttributeSchemas.Refused(var problems) ->
                    throw new AssertionError(reference + ": " + problems);
        };
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isTextual() ? document.at(reference.asText().substring(1)) : node;
    }

    private static String upper(String method) {
        return method.toUpperCase(Locale.ROOT);
    }

    private static String lower(String method) {
        return method.toLowerCase(Locale.ROOT);
    }

    private static JsonNode read() {
        try (var stream = AdminApi.class.getResourceAsStream("openapi.json")) {
            if (stream == null) {
                throw new AssertionError("there is no openapi.json");
            }
            return Json.stored(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
