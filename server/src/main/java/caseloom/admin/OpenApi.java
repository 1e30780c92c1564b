package caseloom.admin;

import caseloom.http.Answer;
import caseloom.http.HeaderField;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The description of this API, served without a token: it holds no secret, and tools ask for it
/// before they have one.
final class OpenApi {

    static final Route ROUTE = Route.get("/openapi.json", _ -> answer()).only(Route.Access.ANYBODY);

    private static final byte[] DOCUMENT = read();

    private OpenApi() {}

    static Answer answer() {
        return Answer.of(
                200, DOCUMENT, HeaderField.JSON_UTF_8, HeaderField.of("Cache-Control", "no-cache"));
    }

    private static byte[] read() {
        try (var stream = OpenApi.class.getResourceAsStream("openapi.json")) {
            if (stream == null) {
                throw new IllegalStateException("no openapi.json beside " + OpenApi.class);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read openapi.json", e);
        }
    }
}
