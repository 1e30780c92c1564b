package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// What the reader says about a set of broken documents, word by word. `-Dgolden=write` rewrites
/// the file; the review is its difference.
class GoldenComplaintsTest {

    private static final String FOLDER = "core/src/test/resources/caseloom/core/definition/";

    @Test
    void everyBrokenDocumentGetsTheComplaintsOfTheGoldenFile() throws IOException {
        var said = new StringBuilder();
        Documents.blocks("/caseloom/core/definition/broken.txt")
                .forEach((title, text) -> {
                    said.append("=== ").append(title).append('\n');
                    Documents.told(Documents.read(text))
                            .forEach(line -> said.append(line).append('\n'));
                });

        var golden = House.ROOT.resolve(FOLDER + "broken.golden");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, said);
        }

        assertThat(said).hasToString(House.read(golden));
    }
}
