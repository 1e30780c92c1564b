package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    static List<Path> examples() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("house.root"), "examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadWithoutAnyComplaint(Path example) throws IOException {
        var reading = Documents.read(Files.readString(example));

        assertThat(Documents.told(reading)).isEmpty();
        assertThat(reading.definition()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleNamesItsFunctionsInFull(Path example) throws IOException {
        var text = Files.readString(example);

        assertThat(Documents.definitions().pinned(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsKeptUnderItsName(Path example) throws IOException {
        var definition = Documents.read(Files.readString(example)).definition().orElseThrow();

        assertThat(example.getFileName()).hasToString(definition.head().name() + ".yaml");
    }
}
