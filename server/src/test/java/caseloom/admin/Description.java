package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.admin.AdminClient.Reply;
import caseloom.core.json.Json;
import caseloom.http.Routes;
import caseloom.http.Routes.Found;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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
    private final ConcurrentMap<String, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

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
        assertThat(schema.validate(body)).as(what + " gave " + body).isEmpty();
    }

    private Schema schema(String reference) {
        ObjectNode root = Json.object().put("$ref", reference);
        root.set("components", document.path("components"));
        return registry.getSchema(root);
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
