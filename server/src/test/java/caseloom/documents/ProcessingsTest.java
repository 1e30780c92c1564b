package caseloom.documents;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.ChildJvm;
import caseloom.HandClock;
import caseloom.Probe;
import caseloom.TestServer;
import caseloom.audit.Actor;
import caseloom.core.document.Field;
import caseloom.core.document.Issue;
import caseloom.core.document.IssueCode;
import caseloom.db.TestDatabase;
import caseloom.documents.FieldExtraction.Found;
import caseloom.documents.NewDocument.Taken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The processing of documents, by one node and by several, and by some that die.
final class ProcessingsTest {

    private static final Duration LEASE = Duration.ofSeconds(31);

    private static final String ENDED = "document_processings where ended_at is not null";

    @TempDir Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final HandClock clock = new HandClock(TestServer.START);
    private final List<Desk> desks = new ArrayList<>();

    @AfterEach
    void close() {
        desks.forEach(Desk::close);
        database.close();
    }

    @Test
    void l210_eachDocumentIsProcessedOnceHoweverManyNodesThereAre() {
        var one = founded(FieldExtraction.NONE);
        var other = desk(FieldExtraction.NONE);
        for (var i = 0; i < 12; i++) {
            one.upload(i + ".txt", "text " + i);
        }

        one.processings().start();
        other.processings().start();

        Probe.until("all are processed", () -> rows(ENDED) == 12);
        assertThat(told("core.document.upload_completed")).isEqualTo(12);
        assertThat(told("core.document.uploaded")).isEqualTo(12);
        assertThat(told("core.document.upload_with_issues")).isZero();
    }

    @Test
    void l209_whatADeadNodeWasAtAnotherEndsOnce() {
        var desk = founded(FieldExtraction.NONE);
        desk.upload("a.txt", "text");
        try (var child = lonely()) {
            child.line("reads a.txt");
            child.kill();
        }

        desk.processings().pass();
        assertThat(rows("document_processings where attempts = 1 and ended_at is null"))
                .isEqualTo(1);
        clock.forward(LEASE);
        desk.processings().pass();

        Probe.until("it is processed", () -> rows(ENDED) == 1);
        assertThat(rows("document_processings where attempts = 2")).isEqualTo(1);
        assertThat(told("core.document.upload_completed")).isEqualTo(1);
    }

    @Test
    void l248_howLongItTookIsTold() {
        var desk = founded(FieldExtraction.NONE);
        desk.upload("a.txt", "text");
        clock.forward(Duration.ofMillis(1_234));

        processed(desk, 1);

        assertThat(rows("deliveries where body like '%\"processing_duration_ms\":1234}%'"))
                .isEqualTo(1);
    }

    @Test
    void theResultOfALostLeaseIsDropped() {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow =
                founded((_, _) -> {
                    begun.countDown();
                    goOn.await();
                    return new Found.Failed("too late");
                });
        var taken = slow.upload("a.txt", "text");
        slow.processings().pass();
        await(begun);
        clock.forward(LEASE);

        processed(desk(FieldExtraction.NONE), 1);
        goOn.countDown();
        slow.close();

        assertThat(state(slow, taken)).isEqualTo("completed");
        assertThat(told("core.document.upload_with_issues")).isZero();
    }

    @Test
    void aLeaseIsRenewedWhileItIsNeeded() {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow =
                founded((_, _) -> {
                    begun.countDown();
                    goOn.await();
                    return new Found.Nothing();
                });
        slow.upload("a.txt", "text");
        slow.processings().pass();
        await(begun);
        for (var i = 0; i < 5; i++) {
            clock.forward(LEASE.dividedBy(2));
            slow.processings().pass();
        }

        desk(FieldExtraction.NONE).processings().pass();

        assertThat(rows("document_processings where attempts = 1")).isEqualTo(1);
        goOn.countDown();
        Probe.until("it is processed", () -> rows(ENDED) == 1);
    }

    @Test
    void aNodeThatStopsPutsBackWhatItIsAt() {
        var begun = new CountDownLatch(1);
        var slow =
                founded((_, _) -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return new Found.Nothing();
                });
        slow.upload("a.txt", "text");
        slow.processings().pass();
        await(begun);

        slow.processings().close();

        assertThat(rows("document_processings where attempts = 0 and ended_at is null"))
                .isEqualTo(1);
        processed(desk(FieldExtraction.NONE), 1);
    }

    @Test
    void aDocumentAtWhichNodesDieIsGivenUp() {
        var desk = founded(FieldExtraction.NONE);
        var taken = desk.upload("a.txt", "text");
        database.db().system(tx -> tx.change("update document_processings set attempts = 3"));

        processed(desk, 1);

        assertThat(processing(desk, taken).issues())
                .extracting(Issue::code)
                .containsExactly(IssueCode.UNSUPPORTED_CONTENT);
    }

    @Test
    void bytesThatCannotBeHadAreWaitedForForADay() {
        var desk = founded(FieldExtraction.NONE);
        var taken = desk.upload("a.txt", "text");
        database.db().system(tx -> tx.change("delete from file_bytes"));
        for (var i = 0; i < 5; i++) {
            desk.processings().pass();
            Probe.until(
                    "it is put back",
                    () -> rows("document_processings where attempts = 0 and lease_token > 0") == 1);
            clock.forward(LEASE);
        }

        clock.forward(Duration.ofDays(1));
        processed(desk, 1);

        assertThat(state(desk, taken)).isEqualTo("with_issues");
    }

    @Test
    void aDocumentThatIsDeletedMeanwhileIsLeftAlone() {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var desk =
                founded((_, _) -> {
                    begun.countDown();
                    goOn.await();
                    return new Found.Nothing();
                });
        var taken = desk.upload("a.txt", "text");
        desk.processings().pass();
        await(begun);

        desk.documents().remove(Actor.system(Desk.ACME), "ann@acme.example", taken.file().number());
        goOn.countDown();
        desk.close();

        assertThat(told("core.document.upload_completed")).isZero();
        assertThat(told("core.document.deleted")).isEqualTo(1);
        assertThat(rows("document_pages")).isZero();
    }

    @Test
    void l250_aModelThatFailsIsAnIssue() {
        var desk = founded((_, _) -> new Found.Failed("no answer"));
        var taken = desk.upload("a.txt", "text");

        processed(desk, 1);

        assertThat(processing(desk, taken).issues())
                .containsExactly(Issue.of(IssueCode.METADATA_EXTRACTION_FAILED));
        assertThat(told("core.document.upload_with_issues")).isEqualTo(1);
    }

    @Test
    void l218_whatAModelFindsIsKept() {
        var field =
                new Field("Party", "Acme", "text", false, true, "named", List.of("between Acme"));
        var desk =
                founded((_, text) ->
                        new Found.Facts(
                                "Agreement of " + text.pages().size(),
                                "MSA",
                                "Short",
                                List.of("Exhibit A"),
                                List.of(field)));
        var taken = desk.upload("a.pdf", Papers.pdf("One", "Two"));

        processed(desk, 1);

        var found = desk.find(taken);
        assertThat(found.about().title()).isEqualTo("Agreement of 2");
        assertThat(found.about().type()).isEqualTo("MSA");
        assertThat(found.about().summary()).isEqualTo("Short");
        assertThat(found.about().exhibits()).containsExactly("Exhibit A");
        assertThat(found.text().pages()).isEqualTo(2);
        assertThat(desk.documents().facts(found).fields().all()).containsExactly(field);
        assertThat(pages(desk, taken)).containsExactly("One", "Two");
    }

    @Test
    void aBlankDocumentIsShownToNoModel() {
        var desk = founded((_, _) -> new Found.Failed("nobody asks"));
        var taken = desk.upload("a.txt", " \n ");

        processed(desk, 1);

        assertThat(state(desk, taken)).isEqualTo("completed");
    }

    private static List<String> pages(Desk desk, Taken taken) {
        return desk.documents().pages(Desk.ACME, taken.file().number(), 0, 10).stream()
                .map(DocumentPage::text)
                .toList();
    }

    private static String state(Desk desk, Taken taken) {
        return processing(desk, taken).state();
    }

    private static Processing processing(Desk desk, Taken taken) {
        return Objects.requireNonNull(desk.find(taken).processing());
    }

    private void processed(Desk desk, int many) {
        desk.processings().pass();
        Probe.until(many + " are processed", () -> rows(ENDED) == many);
    }

    private Desk founded(FieldExtraction extraction) {
        var desk = desk(extraction);
        Desk.found(database.db(), clock, desk);
        return desk;
    }

    private Desk desk(FieldExtraction extraction) {
        var desk = new Desk(database.db(), clock, folder, extraction);
        desks.add(desk);
        return desk;
    }

    private ChildJvm lonely() {
        var address = database.address();
        return ChildJvm.start(
                folder.resolve("outputs"),
                LonelyDesk.class,
                Map.of(),
                address.url(),
                address.user(),
                address.password(),
                folder.toString());
    }

    private long told(String event) {
        return rows("deliveries where event = '" + event + "'");
    }

    private long rows(String table) {
        return database.db()
                .system(tx ->
                        tx.first("select count(*) from " + table, row -> row.getLong(1))
                                .orElseThrow());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
