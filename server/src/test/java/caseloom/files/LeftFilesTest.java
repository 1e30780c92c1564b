package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of files when their cases are removed.
class LeftFilesTest {

    private static final byte[] SMALL = new byte[50];
    private static final byte[] LARGE = new byte[500];

    private final FilesRig rig = new FilesRig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aFileLeavesWithItsLastCaseAndItsBytesFollow() throws IOException {
        var small = rig.stage("small.txt", SMALL);
        var large = rig.stage("large.txt", LARGE);
        for (var file : List.of(small, large)) {
            rig.join(file, 1, null);
            rig.join(file, 2, "again");
        }

        leave(1);
        assertThat(rows("files")).isEqualTo(2);
        assertThat(rig.largeFiles().size(large.key())).hasValue(LARGE.length);
        leave(2);

        assertThat(rows("files")).isZero();
        assertThat(rows("file_bytes")).isZero();
        assertThat(rig.largeFiles().size(large.key())).isEmpty();
    }

    @Test
    void theFilesOfOtherCasesStay() {
        var mine = rig.stage("mine.txt", SMALL);
        var other = rig.stage("other.txt", SMALL);
        rig.join(mine, 1, null);
        rig.join(other, 2, null);

        leave(1);

        assertThat(rows("files")).isEqualTo(1);
        assertThat(rows("case_files")).isEqualTo(1);
    }

    @Test
    void whatIsInCoreStaysWhenItsCasesGo() {
        var document = rig.stage("document.txt", SMALL);
        rig.join(document, 1, null);
        rig.db()
                .system(tx ->
                        tx.change(
                                "insert into documents (organization_id, file_id, uploaded_by, created_at)"
                                        + " values (?, ?, 'ann@acme.example', now())",
                                FilesRig.ACME.value(),
                                document.number()));

        leave(1);

        assertThat(rows("files")).isEqualTo(1);
        assertThat(rows("case_files")).isZero();
    }

    private void leave(long number) {
        var files = rig.filing().files();
        files.removeBytes(rig.db().system(tx -> files.leave(tx, new long[] {number})));
    }

    private long rows(String table) {
        return rig.db()
                .atOnce(tx ->
                        tx.first("select count(*) from " + table, row -> row.getLong(1))
                                .orElseThrow());
    }
}
