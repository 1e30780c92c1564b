package caseloom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings the bytes of a file to where they are wanted. A file is there under its name only once
/// all of it is, and is what the server said it was.
record Download(Surroundings around, JsonNode known) {

    private static final String STANDARD_OUTPUT = "-";

    /// Gives where they are; empty for standard output.
    Optional<Path> to(@Nullable String output, HttpResponse<InputStream> answer) {
        try (var content = answer.body()) {
            if (answer.statusCode() != 200) {
                refused(answer.statusCode(), content);
            }
            if (STANDARD_OUTPUT.equals(output)) {
                check(content, around.screen().out());
                return Optional.empty();
            }
            var target = output == null ? free() : around.folder().resolve(output);
            toFile(content, target);
            return Optional.of(target);
        } catch (IOException e) {
            throw new Trouble(Trouble.REFUSED, "the file did not come whole: " + e.getMessage());
        }
    }

    private static void refused(int status, InputStream content) throws IOException {
        Answers.of(status, Api.read(content.readAllBytes()));
    }

    private void toFile(InputStream content, Path target) throws IOException {
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var out = Files.newOutputStream(part)) {
                check(content, out);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void check(InputStream content, OutputStream to) throws IOException {
        var digest = sha256();
        var out = new DigestOutputStream(to, digest);
        content.transferTo(out);
        out.flush();
        if (!HexFormat.of().formatHex(digest.digest()).equals(known.path("sha256").asText())) {
            throw new IOException("its bytes are not those that were uploaded");
        }
    }

    /// The file's own name, which must not lead anywhere or be taken.
    private Path free() {
        var name = known.path("name").asText();
        try {
            var last = Path.of(name).getFileName();
            if (last != null && last.toString().equals(name) && !name.startsWith(".")) {
                var target = around.folder().resolve(last);
                if (!Files.exists(target)) {
                    return target;
                }
                throw new Trouble(
                        Trouble.USAGE, name + " is there already; say where to with --output");
            }
        } catch (InvalidPathException _) {
            // Told below: it is no name for this machine.
        }
        throw new Trouble(
                Trouble.USAGE, "its name cannot be used here; say where to with --output");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
