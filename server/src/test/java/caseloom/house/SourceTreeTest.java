package caseloom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {

    @Test
    void whatWasBuiltIsNotOurs(@TempDir Path root) throws IOException {
        write(root, "core/src/main/java/caseloom/A.java");
        write(root, "core/src/main/java/caseloom/data/B.java");
        write(root, "core/target/C.java");
        write(root, "target/D.java");
        write(root, "data/E.java");

        assertThat(SourceTree.of(root).sources(".java"))
                .extracting(Source::name)
                .containsExactly("A.java", "B.java");
    }

    @Test
    void theProjectItselfIsFound() {
        assertThat(SourceTree.ofProject().sources("pom.xml"))
                .extracting(Source::path)
                .contains("pom.xml", "core/pom.xml", "server/pom.xml");
    }

    private static void write(Path root, String path) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }
}
