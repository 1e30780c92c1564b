package caseloom.core.definition;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files around the project: its own, and what is handed down beside it.
final class House {

    static final Path ROOT = Path.of(System.getProperty("house.root"));

    private House() {}

    /// A file of the language's conformance kit, which lies beside the project and not in it. The
    /// test is skipped where there is none.
    static String kit(String name) {
        var kit = Path.of(System.getProperty("ctk", ROOT.resolve("../shared/ctk").toString()));
        var file = kit.resolve(name);
        assumeTrue(Files.exists(file), "skipped: no conformance kit at " + kit.normalize());
        return read(file);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
