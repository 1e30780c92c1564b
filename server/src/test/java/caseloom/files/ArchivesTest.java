package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Archives that would fill any memory when they were unpacked: nobody does.
final class ArchivesTest {

    private static final int MIB = 1024 * 1024;

    private final FilesRig rig = new FilesRig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aBombIsKeptAsItIs() throws IOException {
        var bomb = zipped("zeros.txt", new byte[64 * MIB]);
        var nested = zipped("bomb.zip", bomb);

        assertThat(stage("bomb.zip", bomb).detectedType()).isEqualTo("application/zip");
        assertThat(stage("nested.zip", nested).detectedType()).isEqualTo("application/zip");
        assertThat(stage("bomb.docx", bomb).size()).isEqualTo(bomb.length);
        assertThat(stage("bomb.gz", gzipped(new byte[64 * MIB])).detectedType())
                .isEqualTo("application/gzip");
    }

    /// An entry that says to be 4 GiB long and holds nothing.
    @Test
    void whatAnArchiveSaysOfItselfIsNotBelieved() throws IOException {
        var lying = zipped("a.txt", new byte[100_000]);
        for (var at = 18; at < 26; at++) {
            lying[at] = -1;
        }

        assertThat(stage("lying.zip", lying).detectedType()).isEqualTo("application/zip");
    }

    /// However long a file is, its beginning is all that its type is told by.
    @Test
    void theTypeIsToldByTheBeginningAlone() {
        var settings = FilesRig.settings();

        assertThat(settings.beginning()).isEqualTo(TypeDetection.LOOKS_AT + 1);
    }

    private FileRecord stage(String name, byte[] content) throws IOException {
        var incoming =
                new Incoming(
                        FileKind.ATTACHMENT,
                        FileName.of(name),
                        new ByteArrayInputStream(content),
                        MIB,
                        true);
        return TestServer.done(rig.filing().files().stage(FilesRig.ACME, incoming));
    }

    private static byte[] zipped(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
