package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresLogTest {

    @TempDir Path folder;

    @Test
    void aLongLogIsMovedAsideWhileItsWriterGoesOn() throws IOException {
        var path = folder.resolve("postgres.log");
        var log = new PostgresLog(path);
        try (var writer =
                Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write(new byte[9 << 20]);

            log.bound();
            writer.write("next".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(path).hasContent("next");
        assertThat(folder.resolve("postgres.log.1")).hasSize(9 << 20);
    }

    @Test
    void theComplaintIsTheLastThingOfWeightSinceTheStart() throws IOException {
        var log = new PostgresLog(folder.resolve("postgres.log"));
        Files.writeString(log.path(), "FATAL: of yesterday\n");
        var from = log.size();
        Files.writeString(
                log.path(),
                "FATAL:  the folder is broken\nLOG:  database system is shut down\n",
                StandardOpenOption.APPEND);

        assertThat(log.complaint(from)).startsWith("FATAL:  the folder is broken");
    }

    @Test
    void silenceIsSaidToo() throws IOException {
        var log = new PostgresLog(Files.createFile(folder.resolve("postgres.log")));

        assertThat(log.complaint(0)).startsWith("it says nothing");
    }
}
