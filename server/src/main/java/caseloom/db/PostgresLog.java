package caseloom.db;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// What PostgreSQL says, in a file that it appends to itself, so that an orphan goes on writing.
/// One older file is kept beside it.
record PostgresLog(Path path) {

    private static final long MOST_BYTES = 8L << 20;

    ProcessBuilder.Redirect appending() {
        return ProcessBuilder.Redirect.appendTo(path.toFile());
    }

    long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /// Keeps the file small. PostgreSQL holds it open for appending, so it is copied and emptied
    /// instead of renamed; a line written in between may be lost.
    void bound() throws IOException {
        if (size() > MOST_BYTES) {
            Files.copy(
                    path,
                    path.resolveSibling(path.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
            try (var file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(0);
            }
        }
    }

    /// The last thing of weight that was said since the file had the given size.
    String complaint(long from) throws IOException {
        var lines = since(from).lines().toList();
        return lines.reversed().stream()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                .findFirst()
                .or(() -> lines.reversed().stream().findFirst())
                .map(String::strip)
                .orElse("it says nothing")
                .concat(" (" + path + ")");
    }

    private String since(long from) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.min(from, file.length()));
            var bytes = new byte[(int) Math.min(file.length() - file.getFilePointer(), 64 << 10)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
