package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

final class PostgresBinariesTest {

    private static final String PROGRAM = "a program";

    @TempDir Path folder;

    @Test
    void processesMayUnpackAtOnce() throws Exception {
        var archive = archive();
        Callable<Path> unpacking = () -> PostgresBinaries.unpacked(archive, folder.resolve("home"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var home : threads.invokeAll(Collections.nCopies(8, unpacking))) {
                assertThat(home.get().resolve("bin/postgres")).isExecutable().hasContent(PROGRAM);
                assertThat(home.get().resolve("lib/link")).isSymbolicLink().hasContent(PROGRAM);
            }
        }

        assertThat(names()).containsExactlyInAnyOrder("home", "archive.txz");
    }

    @Test
    void whatGotDamagedIsUnpackedAgain() throws IOException {
        var archive = archive();
        var home = PostgresBinaries.unpacked(archive, folder.resolve("home"));
        Files.writeString(home.resolve("bin/postgres"), "half");

        PostgresBinaries.unpacked(archive, folder.resolve("home"));

        assertThat(home.resolve("bin/postgres")).hasContent(PROGRAM);
        assertThat(names()).containsExactlyInAnyOrder("home", "archive.txz");
    }

    @Test
    void whereOneFolderCannotBeWrittenTheNextIsTaken() throws IOException {
        var file = Files.createFile(folder.resolve("no-folder"));
        var cache = Path.of(System.getProperty("user.home"), ".cache", "caseloom");

        var home = PostgresBinaries.under(List.of(file, cache));

        assertThat(home.getParent()).isEqualTo(cache);
    }

    /// One program and a link to it, packed as the real ones are.
    private URL archive() throws IOException {
        var file = folder.resolve("archive.txz");
        try (var packed = new XZOutputStream(Files.newOutputStream(file), new LZMA2Options(0));
                var tar = new TarArchiveOutputStream(packed)) {
            var program = new TarArchiveEntry("bin/postgres");
            program.setMode(0755);
            program.setSize(PROGRAM.length());
            tar.putArchiveEntry(program);
            tar.write(PROGRAM.getBytes(StandardCharsets.US_ASCII));
            tar.closeArchiveEntry();
            var link = new TarArchiveEntry("lib/link", TarConstants.LF_SYMLINK);
            link.setLinkName("../bin/postgres");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return file.toUri().toURL();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
