package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.time.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {

    @TempDir Path folder;

    @Test
    void itIsMadeForItsOwnerOnly() throws IOException {
        try (var data = DataFolder.open(folder.resolve("a/b"))) {
            assertThat(Files.getPosixFilePermissions(data.path()))
                    .hasToString("[OWNER_READ, OWNER_WRITE, OWNER_EXECUTE]");
        }
    }

    @Test
    void itIsFreeAgainAfterClosing() {
        DataFolder.open(folder).close();

        DataFolder.open(folder).close();
    }

    @Test
    void aSecretIsKeptForTheOwnerOnlyAndReplacedWhole() throws IOException {
        try (var data = DataFolder.open(folder)) {
            data.keep("secret", "one");
            data.keep("secret", "two");

            assertThat(data.secret("secret")).contains("two");
            assertThat(Files.getPosixFilePermissions(folder.resolve("secret")))
                    .hasToString("[OWNER_READ, OWNER_WRITE]");
            assertThat(data.secret("other")).isEmpty();
        }
    }

    @Test
    void aFileInItsPlaceIsRefusedWithOneLine() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(file.toString())
                .message()
                .hasLineCount(1);
    }
}
