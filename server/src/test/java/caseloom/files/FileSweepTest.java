package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a process that was killed leaves behind, and what becomes of it.
final class FileSweepTest {

    private static final byte[] SMALL = new byte[10];
    private static final byte[] LARGE = new byte[200];

    private final FilesRig rig = new FilesRig();
    private final FileSweep sweep = rig.filing().cleaning();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void stagedFilesThatNothingWantedGoAfterTheirTime() {
        rig.stage("a", SMALL);
        rig.stage("b", LARGE);
        rig.join(rig.stage("c", SMALL), 7, "c");
        rig.join(rig.stage("d", LARGE), 7, "d");

        rig.clock().forward(Duration.ofHours(24));
        sweep.pass();
        assertThat(rig.rows("files")).isEqualTo(4);

        rig.clock().forward(Duration.ofSeconds(1));
        sweep.pass();
        assertThat(rig.rows("files")).isEqualTo(2);
        assertThat(rig.rows("file_bytes")).isEqualTo(1);
        assertThat(rig.inFolder()).isEqualTo(1);
    }

    /// Killed between the bytes and their row.
    @Test
    void bytesWithoutARowGoAfterAnHour() throws IOException {
        var kept = rig.stage("a", LARGE);
        stray(kept.number() + 1);

        rig.clock().forward(Duration.ofHours(1));
        sweep.pass();
        assertThat(rig.inFolder()).isEqualTo(2);

        rig.clock().forward(Duration.ofSeconds(1));
        sweep.pass();
        assertThat(rig.inFolder()).isEqualTo(1);
        try (var in = rig.filing().files().open(kept, 0)) {
            assertThat(in.readAllBytes()).isEqualTo(LARGE);
        }
    }

    /// Killed between the removal of a row and of its bytes, long after a pass went by that file.
    @Test
    void aRestartLooksAtAllFilesAgain() throws IOException {
        var file = rig.stage("a", LARGE);
        rig.clock().forward(Duration.ofHours(2));
        sweep.pass();
        rig.db().system(tx -> tx.change("delete from files where id = ?", file.number()));

        sweep.pass();
        assertThat(rig.inFolder()).isEqualTo(1);

        rig.another().cleaning().pass();
        assertThat(rig.inFolder()).isZero();
    }

    @Test
    void manyAreClearedInOnePass() throws IOException {
        for (var number = 1; number <= 1_001; number++) {
            stray(number);
        }
        rig.clock().forward(Duration.ofHours(2));

        sweep.pass();

        assertThat(rig.inFolder()).isZero();
    }

    /// Two installations that were given the same folder by mistake.
    @Test
    void anotherInstallationsFilesAreLeftAlone() throws IOException {
        stray(1);
        rig.clock().forward(Duration.ofHours(2));
        try (var other = new FilesRig("FILES_FOLDER=" + rig.folder().resolve("files"))) {
            other.clock().forward(Duration.ofHours(2));
            other.filing().cleaning().pass();
        }

        assertThat(rig.inFolder()).isEqualTo(1);
    }

    private void stray(long number) throws IOException {
        rig.largeFiles()
                .put(new FileKey(FilesRig.ACME, number), new ByteArrayInputStream(LARGE), tx -> {});
    }
}
