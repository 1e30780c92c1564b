package caseloom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that hold what was once looked at and found right; `-Dgolden=write` writes them anew.
public final class Golden {

    private static final Path ROOT = Path.of(System.getProperty("house.root", ".."));

    private Golden() {}

    public static void compare(String file, String text) {
        var path = ROOT.resolve(file);
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text);
            }
            assertThat(Files.exists(path)).as(path + " exists; -Dgolden=write makes it").isTrue();
            assertThat(text).isEqualTo(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
