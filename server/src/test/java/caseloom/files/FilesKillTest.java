package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.ChildJvm;
import caseloom.Probe;
import caseloom.s3.StandInS3;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process is killed while it stores files, again and again.
final class FilesKillTest {

    private static final int KILLS = 3;

    @TempDir Path outputs;

    private final StandInS3 storage = new StandInS3();
    private final FilesRig rig = new FilesRig();

    @AfterEach
    void close() {
        rig.close();
        storage.close();
    }

    @Test
    void noRowIsWithoutBytesAndNoBytesStayWithoutARow() throws Exception {
        killedAgainAndAgain();

        assertThat(rig.inFolder()).isEqualTo(rig.rows("files where place = 'folder'"));
        assertThat(rig.rows("file_bytes")).isEqualTo(rig.rows("files where place = 'database'"));
    }

    @Test
    void norIsAnyLeftInABucket() throws Exception {
        killedAgainAndAgain(storage.settings());

        assertThat(rig.inFolder()).isZero();
        assertThat(storage.objects()).isEqualTo(rig.rows("files where bucket is not null"));
        assertThat(rig.rows("loose_objects")).isZero();
        assertThat(rig.rows("file_bytes")).isEqualTo(rig.rows("files where place = 'database'"));
    }

    private void killedAgainAndAgain(String... settings) throws Exception {
        for (var kill = 1; kill <= KILLS; kill++) {
            var said = untilKilled(kill * 7, settings);

            assertThat(numbers()).containsAll(said);
        }
        var files = rig.another(settings);
        for (var number : numbers()) {
            assertWhole(files, number);
        }

        // A file that was being written has the time of the machine, which is ahead of our clock.
        rig.clock().forward(Duration.ofDays(36_500));
        rig.another(settings).cleaning().pass();
    }

    /// Gives the numbers of the files that were said to be stored, some at least.
    private List<Long> untilKilled(int some, String... settings) {
        var database = rig.address();
        var arguments =
                Stream.concat(
                        Stream.of(
                                database.url(),
                                database.user(),
                                database.password(),
                                rig.folder().toString()),
                        Stream.of(settings));
        try (var child =
                ChildJvm.start(
                        outputs, LonelyFiler.class, Map.of(), arguments.toArray(String[]::new))) {
            Probe.until("it stores files; " + child.err(), () -> said(child.out()).size() >= some);
            child.kill();
            return said(child.out());
        }
    }

    /// A line that is whole ends with a dot.
    private static List<Long> said(String output) {
        return output.lines()
                .filter(line -> line.matches("staged [0-9]+\\."))
                .map(line -> Long.valueOf(line.substring(7, line.length() - 1)))
                .toList();
    }

    private List<Long> numbers() {
        return rig.db().atOnce(tx -> tx.list("select id from files", row -> row.getLong(1)));
    }

    private void assertWhole(Filing filing, long number)
            throws IOException, GeneralSecurityException {
        rig.join(number, 7, "file_" + number);
        var file = filing.files().find(FilesRig.ACME, number).orElseThrow();
        var digest = MessageDigest.getInstance("SHA-256");
        try (var in = filing.files().open(file, 0)) {
            digest.update(in.readAllBytes());
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(file.sha256());
    }
}
