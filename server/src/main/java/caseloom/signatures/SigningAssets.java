package caseloom.signatures;

import caseloom.http.Answer;
import caseloom.http.HeaderField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/// What signing pages load beside the looks of all pages.
final class SigningAssets {

    private static final Map<String, Answer> ALL =
            Map.of(
                    "signing.js", read("signing.js", "text/javascript; charset=utf-8"),
                    "signing.css", read("signing.css", "text/css; charset=utf-8"));

    private SigningAssets() {}

    static Optional<Answer> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Answer read(String name, String type) {
        try (var stream = SigningAssets.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return Answer.of(
                    200,
                    stream.readAllBytes(),
                    HeaderField.of("Content-Type", type),
                    HeaderField.of("X-Content-Type-Options", "nosniff"),
                    HeaderField.of("Cache-Control", "public, max-age=300"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
