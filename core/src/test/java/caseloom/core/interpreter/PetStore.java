package caseloom.core.interpreter;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;

/// The service that the conformance scenarios call.
final class PetStore {

    private static final String PETS = "https://petstore.swagger.io/v2/pet/";

    private PetStore() {}

    static Answer answer(Effect.CallHttp call) {
        var path = call.uri().startsWith(PETS) ? call.uri().substring(PETS.length()) : "";
        if (path.startsWith("findByStatus?status=")) {
            return response(call, 200, "[" + pet("1", path.substring(path.indexOf('=') + 1)) + "]");
        }
        if (path.matches("\\d+")) {
            return response(call, 200, pet(path, "available"));
        }
        return response(call, 404, "{\"message\": \"not found\"}");
    }

    private static String pet(String id, String status) {
        return "{\"id\": " + id + ", \"name\": \"Milou\", \"status\": \"" + status + "\"}";
    }

    private static Answer response(Effect.CallHttp call, int status, String text) {
        JsonNode headers = Json.object().put("content-type", "application/json");
        return new Answer.Response(
                call.method(), call.uri(), status, headers, Json.stored(text), "");
    }
}
