package caseloom.conformance;

import caseloom.core.interpreter.Effect;
import caseloom.outbound.Receiver;
import caseloom.outbound.Receiver.Behaviour;
import caseloom.outbound.Receiver.Received;
import java.util.Map;

/// The services that the scenarios call, on loopback. Addresses keep their path.
final class KitServices implements AutoCloseable {

    private static final String HOSTS = "https://(petstore\\.swagger\\.io|httpbin\\.org)";

    private static final String DESCRIPTION =
            """
            {"swagger": "2.0", "basePath": "/v2",
             "paths": {
               "/pet/findByStatus": {"get": {"operationId": "findPetsByStatus",
                 "produces": ["application/xml", "application/json"],
                 "parameters": [{"name": "status", "in": "query", "required": true,
                   "type": "array", "collectionFormat": "multi"}]}},
               "/pet/{petId}": {"get": {"operationId": "getPetById",
                 "produces": ["application/xml", "application/json"],
                 "parameters": [{"name": "petId", "in": "path", "required": true,
                   "type": "integer"}]}}}}
            """;

    private final Receiver receiver = Receiver.start();

    KitServices() {
        receiver.answers("/v2/swagger.json", 200, DESCRIPTION)
                .answers("/v2/pet/1", 200, pet(1))
                .answers("/v2/pet/2", 200, pet(2))
                .answers("/v2/pet/findByStatus", 200, "[" + pet(1) + "]")
                .on("/basic-auth/serverless-workflow/conformance-test", KitServices::login);
    }

    private static String pet(int id) {
        return "{\"id\": " + id + ", \"name\": \"Milou\", \"status\": \"available\"}";
    }

    private static Behaviour login(Received request) {
        var known = "Basic c2VydmVybGVzcy13b3JrZmxvdzpjb25mb3JtYW5jZS10ZXN0";
        var status = known.equals(request.header("authorization")) ? 200 : 401;
        return new Behaviour.Answer(
                status, Map.of("Content-Type", "application/json"), "{\"authenticated\": true}");
    }

    /// The same call of the service here.
    Effect.CallHttp here(Effect.CallHttp call) {
        return new Effect.CallHttp(
                call.activation(),
                call.key(),
                call.method(),
                here(call.uri()),
                call.headers(),
                call.body(),
                call.manner());
    }

    Effect.CallOpenApi here(Effect.CallOpenApi call) {
        return new Effect.CallOpenApi(
                call.activation(),
                call.key(),
                new Effect.Description(
                        here(call.description().uri()), call.description().credentials()),
                call.operation(),
                call.parameters(),
                call.manner());
    }

    private String here(String uri) {
        return uri.replaceFirst(HOSTS, receiver.url(""));
    }

    @Override
    public void close() {
        receiver.close();
    }
}
