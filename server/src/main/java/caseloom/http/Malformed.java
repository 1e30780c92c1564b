package caseloom.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import org.jspecify.annotations.Nullable;

/// Answers to what is not HTTP as this server speaks it, before any dialect is known. Their shape
/// is that of the Champ API.
final class Malformed implements DirectHandler {

    private static final Answer BAD_REQUEST =
            Answer.json(
                    400,
                    "{\"error\":\"bad_request\","
                            + "\"message\":\"The request is not well-formed HTTP.\"}");
    private static final Answer TOO_LONG =
            Answer.json(
                    414,
                    "{\"error\":\"uri_too_long\",\"message\":\"The request line is too long.\"}");
    private static final Answer NO_ENCODING =
            Answer.json(
                    501,
                    "{\"error\":\"not_implemented\","
                            + "\"message\":\"This transfer coding is not supported.\"}");
    private static final Answer OLD_VERSION =
            Answer.json(
                    505,
                    "{\"error\":\"http_version_not_supported\","
                            + "\"message\":\"This server speaks HTTP/1.1.\"}");

    static Answer answer() {
        return BAD_REQUEST;
    }

    static DirectHandlers handlers() {
        var handlers = DirectHandlers.builder();
        for (var type : EventType.values()) {
            handlers.addHandler(type, new Malformed());
        }
        return handlers.build();
    }

    /// Failures of our own never come here, they are caught in `Front`: what the library calls an
    /// internal error is a request that it could not take apart.
    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType type,
            Status status,
            ServerResponseHeaders headers,
            @Nullable String message) {
        var answer =
                switch (status.code()) {
                    case 414 -> TOO_LONG;
                    case 501 -> NO_ENCODING;
                    case 505 -> OLD_VERSION;
                    default -> BAD_REQUEST;
                };
        var response = TransportResponse.builder().status(Status.create(answer.status()));
        answer.fields().forEach(field -> response.header(field.header()));
        return response.keepAlive(false).entity(answer.body()).build();
    }
}
