package caseloom.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Which server a command speaks to, and how it shows that it may.
record Target(URI server, Optional<String> token, Path tokenFile) {

    private static final String PREFIX = "CASELOOM_";

    /// `CASELOOM_URL` and `CASELOOM_TOKEN`, or the server of this machine and the token it left in
    /// its data folder.
    static Target of(Map<String, String> environment, Path folder) {
        var data = folder.resolve(given(environment, "DATA").orElse("data"));
        var file = data.resolve("admin-token");
        var token = given(environment, "TOKEN").or(() -> read(file));
        var address =
                given(environment, "URL")
                        .orElseGet(() ->
                                "http://localhost:" + given(environment, "PORT").orElse("8080"));
        return new Target(server(address), token, file);
    }

    /// The token, which every call but those of `check` needs.
    String neededToken() {
        return token.orElseThrow(() ->
                new Trouble(
                        Trouble.NOT_AUTHORIZED,
                        "no administrator token: set CASELOOM_TOKEN, or run this where "
                                + tokenFile
                                + " can be read"));
    }

    private static URI server(String address) {
        var trimmed = address.strip();
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        try {
            var server = URI.create(trimmed);
            var scheme = server.getScheme();
            if (server.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
                return server;
            }
        } catch (IllegalArgumentException _) {
            // Told below: the rule is the same for all that is no address.
        }
        throw new Trouble(
                Trouble.USAGE,
                "CASELOOM_URL must be like http://localhost:8080, and CASELOOM_PORT a port: "
                        + address);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(PREFIX + name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
