package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.core.cases.CaseId;
import caseloom.db.DatabaseFault;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilesTest {

    private static final byte[] SMALL = "%PDF-1.7 small".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LARGE =
            ("%PDF-1.7" + "x".repeat(200)).getBytes(StandardCharsets.UTF_8);

    private final FilesRig rig = new FilesRig("FILES_MOST=5000");
    private final Files files = rig.filing().files();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aFileIsKeptWithWhatIsKnownOfIt() {
        var file = rig.stage("../contract.PDF", SMALL);

        assertThat(file)
                .usingRecursiveComparison()
                .isEqualTo(
                        new FileRecord(
                                1,
                                FilesRig.ACME,
                                FileKind.ATTACHMENT,
                                "contract.PDF",
                                "pdf",
                                "application/pdf",
                                "application/pdf",
                                SMALL.length,
                                "4486d53382339849ff5d0102ef1cfbc18b1629c65c878f7c9f41fb38c6cfc649",
                                new FilePlace.InDatabase(),
                                rig.clock().instant()));
    }

    @Test
    void smallFilesAreInTheDatabaseAndLargeOnesInTheFolder() throws IOException {
        var small = kept("a.pdf", SMALL);
        var large = kept("b.pdf", LARGE);

        assertThat(rig.rows("file_bytes")).isEqualTo(1);
        assertThat(rig.inFolder()).isEqualTo(1);
        assertThat(read(small)).isEqualTo(SMALL);
        assertThat(read(large)).isEqualTo(LARGE);
    }

    @Test
    void aFileLargerThanTheLimitIsRefusedAndLeavesNothing() {
        var outcome =
                files.stage(FilesRig.ACME, FileKind.ATTACHMENT, FileName.of("a"), new byte[5_001]);

        assertThat(outcome)
                .isEqualTo(new Outcome.Refused<>(new Refusal.TooMany("bytes of a file", 5_000)));
        assertThat(rig.rows("files")).isZero();
        assertThat(rig.inFolder()).isZero();
    }

    @Test
    void whatTheBytesAreIsToldWhateverTheNameSays() {
        var file =
                rig.stage(
                        "harmless.txt",
                        "MZ\u0090\u0000\u0003".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(file.contentType()).isEqualTo("text/plain");
        assertThat(file.detectedType()).isEqualTo("application/x-msdownload");
    }

    /// An entity that would grow to a billion characters.
    @Test
    void hostileContentIsOnlyLookedAt() {
        var entities = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e0 \"x\">");
        for (var i = 1; i < 40; i++) {
            entities.append("<!ENTITY e" + i + " \"" + ("&e" + (i - 1) + ";").repeat(10) + "\">");
        }
        var bomb = entities + "]><a b=\"&e39;\">&e39;</a>";

        var file = rig.stage("a.xml", bomb.getBytes(StandardCharsets.UTF_8));

        assertThat(file.detectedType()).isEqualTo("application/xml");
    }

    @ParameterizedTest
    @CsvSource({
        "a.pdf, application/pdf",
        "a.DOCX, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "a.xyz, application/octet-stream",
        "a, application/octet-stream"
    })
    void l196_theContentTypeFollowsFromTheEnding(String name, String type) {
        assertThat(rig.stage(name, SMALL).contentType()).isEqualTo(type);
    }

    @Test
    void l190_numbersComeFromOneSequence() {
        var document =
                files.stage(FilesRig.GLOBEX, FileKind.DOCUMENT, FileName.of("a"), SMALL)
                        .map(FileId::of);
        var attachment =
                files.stage(FilesRig.ACME, FileKind.ATTACHMENT, FileName.of("a"), SMALL)
                        .map(FileId::of);

        assertThat(document).isEqualTo(Outcome.done("document_1"));
        assertThat(attachment).isEqualTo(Outcome.done("attachment_2"));
    }

    @Test
    void aStagedFileIsSeenByNobody() {
        var file = rig.stage("a.pdf", SMALL);

        assertThat(files.find(FilesRig.ACME, file.number())).isEmpty();
    }

    @Test
    void aKeptFileIsFoundByItsOrganizationOnly() {
        var file = kept("a.pdf", SMALL);

        assertThat(files.find(FilesRig.ACME, file.number())).contains(file);
        assertThat(files.find(FilesRig.GLOBEX, file.number())).isEmpty();
        assertThat(files.find(FilesRig.ACME, file.number() + 1)).isEmpty();
    }

    @Test
    void l155_tenFilesAreListedAndAllAreCounted() {
        var joinings = new ArrayList<Joining>();
        for (var i = 0; i < 12; i++) {
            var file = rig.stage("f" + i + ".pdf", SMALL);
            joinings.add(joining(file, 7, "v" + i));
        }
        joinAll(joinings);

        var listed = files.ofCase(FilesRig.ACME, new CaseId(7));

        assertThat(listed.total()).isEqualTo(12);
        assertThat(listed.files()).hasSize(10);
        assertThat(files.ofCase(FilesRig.GLOBEX, new CaseId(7)))
                .isEqualTo(new FilesOfCase(List.of(), 0));
        assertThat(files.ofCase(FilesRig.ACME, new CaseId(8)))
                .isEqualTo(new FilesOfCase(List.of(), 0));
    }

    @Test
    void l156_theyAreListedByTheirJoiningThenByNumber() {
        var first = rig.stage("1.pdf", SMALL);
        var second = rig.stage("2.pdf", SMALL);
        var third = rig.stage("3.pdf", SMALL);
        rig.join(second, 7, "b");
        rig.clock().forward(Duration.ofSeconds(1));
        joinAll(List.of(joining(third, 7, null), joining(first, 7, "a")));

        var listed = files.ofCase(FilesRig.ACME, new CaseId(7)).files();

        assertThat(listed).extracting(CaseFile::file).containsExactly(second, first, third);
        assertThat(listed).extracting(CaseFile::variable).containsExactly("b", "a", null);
        assertThat(listed).extracting(CaseFile::step).containsOnly("intake_step");
    }

    @Test
    void aFileMayBelongToSeveralCases() {
        var file = kept("a.pdf", SMALL);
        rig.join(file, 8, "contract");

        assertThat(files.ofCase(FilesRig.ACME, new CaseId(7)).total()).isEqualTo(1);
        assertThat(files.ofCase(FilesRig.ACME, new CaseId(8)).total()).isEqualTo(1);
    }

    @Test
    void joiningWhatIsNotThereOrAnothersIsRefusedAndChangesNothing() {
        var mine = rig.stage("a.pdf", SMALL);
        var foreign =
                new Joining(
                        FilesRig.GLOBEX,
                        new CaseId(7),
                        mine.number(),
                        null,
                        "intake_step",
                        rig.clock().instant());

        for (var wrong : List.of(foreign, joining(99L, 7, null))) {
            assertThatThrownBy(() -> joinAll(List.of(joining(mine, 7, "a"), wrong)))
                    .isInstanceOfSatisfying(
                            DatabaseFault.class,
                            fault ->
                                    assertThat(fault.kind()).isEqualTo(DatabaseFault.Kind.REFUSED));
        }

        assertThat(files.ofCase(FilesRig.ACME, new CaseId(7)).total()).isZero();
        assertThat(files.find(FilesRig.ACME, mine.number())).isEmpty();
    }

    @Test
    void aDiscardedFileIsGoneAndAKeptOneStays() throws IOException {
        var small = rig.stage("a.pdf", SMALL);
        var large = rig.stage("b.pdf", LARGE);
        var kept = kept("c.pdf", LARGE);

        files.discard(small);
        files.discard(large);
        files.discard(kept);

        assertThat(rig.rows("files")).isEqualTo(1);
        assertThat(rig.rows("file_bytes")).isZero();
        assertThat(rig.inFolder()).isEqualTo(1);
        assertThat(read(kept)).isEqualTo(LARGE);
    }

    @Test
    void l199_itIsWrittenDownWhoAskedForAFile() {
        var file = kept("a.pdf", SMALL);

        files.noteDownload(file, "ann@acme.example", 42);

        var noted =
                rig.db()
                        .tx(
                                FilesRig.ACME,
                                tx ->
                                        tx.list(
                                                "select file_id, user_email, key_id, at from file_audit",
                                                row ->
                                                        row.getLong(1)
                                                                + " "
                                                                + row.getString(2)
                                                                + " "
                                                                + row.getLong(3)));
        assertThat(noted).containsExactly(file.number() + " ann@acme.example 42");
    }

    private FileRecord kept(String name, byte[] content) {
        var file = rig.stage(name, content);
        rig.join(file, 7, "contract_" + file.number());
        return file;
    }

    private byte[] read(FileRecord file) throws IOException {
        try (var in = files.open(file, 0)) {
            return in.readAllBytes();
        }
    }

    private Joining joining(FileRecord file, long caseNumber, @Nullable String variable) {
        return joining(file.number(), caseNumber, variable);
    }

    private Joining joining(long file, long caseNumber, @Nullable String variable) {
        return new Joining(
                FilesRig.ACME,
                new CaseId(caseNumber),
                file,
                variable,
                "intake_step",
                rig.clock().instant());
    }

    private void joinAll(List<Joining> joinings) {
        rig.db()
                .system(tx -> {
                    files.join(tx, joinings);
                    return true;
                });
    }
}
