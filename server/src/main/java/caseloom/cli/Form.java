package caseloom.cli;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/// Files as a form, read from the disk while they are sent.
record Form(List<Path> files, String boundary) {

    private static final int RANDOM_BYTES = 16;

    Form {
        files = List.copyOf(files);
    }

    static Form of(List<Path> files, RandomGenerator random) {
        var drawn = new byte[RANDOM_BYTES];
        random.nextBytes(drawn);
        return new Form(files, "caseloom-" + HexFormat.of().formatHex(drawn));
    }

    String type() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher body() {
        var parts = new ArrayList<BodyPublisher>();
        for (var file : files) {
            parts.add(text("--" + boundary + "\r\n" + head(file)));
            parts.add(content(file));
            parts.add(text("\r\n"));
        }
        parts.add(text("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
    }

    private static String head(Path file) {
        var name =
                String.valueOf(file.getFileName())
                        .replaceAll("[\\r\\n]", "_")
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"");
        return "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n";
    }

    private static BodyPublisher content(Path file) {
        try {
            if (Files.isRegularFile(file)) {
                return BodyPublishers.ofFile(file);
            }
        } catch (FileNotFoundException _) {
            // Told below, with whatever else is no file that can be read.
        }
        throw new Trouble(Trouble.USAGE, "there is no file " + file + " to be read");
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }
}
