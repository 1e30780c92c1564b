package caseloom.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The project's own files: everything below its root that somebody wrote, nothing that was built.
record SourceTree(Path root, List<Path> files) {

    private static final Set<String> NOT_OURS =
            Set.of(
                    "target",
                    "data",
                    "node_modules",
                    "dist",
                    "shots",
                    ".git",
                    ".idea",
                    ".vscode");

    SourceTree {
        files = List.copyOf(files);
    }

    /// The tree this test runs in.
    static SourceTree ofProject() {
        return of(Path.of(System.getProperty("house.root", "..")).toAbsolutePath().normalize());
    }

    static SourceTree of(Path root) {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(root, collector(root, files));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot walk " + root, e);
        }
        files.sort(null);
        return new SourceTree(root, files);
    }

    /// Folders named like those we skip are skipped at the root and in modules only, so that a
    /// package may be called `data`.
    private static SimpleFileVisitor<Path> collector(Path root, List<Path> files) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var path = root.relativize(folder);
                return path.getNameCount() <= 2 && NOT_OURS.contains(path.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !file.endsWith(".git")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        };
    }

    /// The text files whose name ends so.
    List<Source> sources(String ending) {
        return files.stream()
                .filter(file -> file.toString().endsWith(ending))
                .map(file -> new Source(path(file), read(file)))
                .toList();
    }

    String path(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
