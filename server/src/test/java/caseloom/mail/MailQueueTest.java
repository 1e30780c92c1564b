package caseloom.mail;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.HandClock;
import caseloom.Probe;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.db.TestDatabase;
import caseloom.vault.TestVault;
import caseloom.vault.Vault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailQueueTest {

    static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");
    static final OrganizationId ACME = new OrganizationId(1);
    private static final String SECRET = "https://cases.example/approve/s3cr3t";

    private final HandClock clock = new HandClock(NOON);
    private final TestDatabase database = TestDatabase.fresh();
    private final Vault vault = TestVault.on(database.db());
    private final PostBox box = new PostBox();
    private final AtomicInteger hints = new AtomicInteger();
    private final MailQueue queue = new MailQueue(vault, clock, true, hints::incrementAndGet);

    @BeforeEach
    void organization() {
        organization(database);
        queue.prepare(ACME);
    }

    static void organization(TestDatabase database) {
        database.db()
                .system(tx ->
                        tx.change(
                                """
                                insert into organizations (id, name, created_at)
                                overriding system value
                                values (1, 'one', now())
                                on conflict do nothing\
                                """));
    }

    @AfterEach
    void stop() {
        box.close();
        database.close();
    }

    @Test
    void whatWasCommittedIsSentOnce() {
        assertThat(put("one")).isTrue();
        assertThat(put("one")).isFalse();
        try (var sender = sender(box.settings())) {
            sender.pass();
            box.to("ann@example.com", 1);
            untilSettled();
            sender.pass();
        }

        assertThat(box.messages()).hasSize(1);
        assertThat(PostBox.text(box.messages().getFirst())).contains(SECRET);
        assertThat(text("select error from mails")).isNull();
        assertThat(number("select count(*) from mails where sent_at is not null")).isEqualTo(1);
    }

    @Test
    void whatWasRolledBackIsNot() {
        database.db()
                .tx(
                        ACME,
                        tx -> {
                            queue.put(tx, notice("gone"));
                            tx.discard();
                            return true;
                        });

        assertThat(number("select count(*) from mails")).isZero();
    }

    @Test
    void theLinkInItLiesSealedAndIsForgottenWhenItWasSent() {
        put("sealed");
        var sealed = bytes();

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("s3cr3t");
        try (var sender = sender(box.settings())) {
            sender.pass();
            untilSettled();
        }

        assertThat(number("select count(*) from mails where sealed is not null")).isZero();
    }

    @Test
    void aServerThatIsAwayIsTriedAgainLaterAndLaterAndGivenUpAtLast() {
        put("late");
        try (var busy = new StubbornSmtp(Map.of("RCPT", "450 busy"));
                var sender = sender(MailerTest.with(busy.settings(), "MAIL_ATTEMPTS_MOST=2"))) {
            sender.pass();
            untilAttempted(1);
            assertThat(text("select error from mails")).contains("450 busy");
            sender.pass();
            assertThat(number("select attempts from mails")).isEqualTo(1);

            clock.forward(Duration.ofSeconds(30));
            sender.pass();
            untilSettled();
        }

        assertThat(number("select count(*) from mails where sent_at is not null")).isZero();
        assertThat(text("select error from mails")).contains("450 busy");
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgain() {
        put("refused");
        try (var server = new StubbornSmtp(Map.of("RCPT", "550 nobody"));
                var sender = sender(server.settings())) {
            sender.pass();
            untilSettled();
        }

        assertThat(number("select attempts from mails")).isEqualTo(1);
        assertThat(text("select error from mails")).contains("550 nobody");
    }

    @Test
    void aMailOfANodeThatDiedWhileSendingIsSentByAnotherWithTheSameMessageId() throws Exception {
        put("died");
        try (var silent = new StubbornSmtp(Map.of(".", ""));
                var dying = sender(silent.settings())) {
            dying.pass();
            Probe.until("it is sent", () -> heard(silent, "Message-ID").size() == 1);
            var id = heard(silent, "Message-ID").getFirst();
            try (var other = sender(box.settings())) {
                other.pass();
                assertThat(box.messages()).isEmpty();

                clock.forward(Duration.ofMinutes(5));
                other.pass();
                var got = box.to("ann@example.com", 1).getFirst();
                assertThat(id).isEqualTo("Message-ID: " + got.getMessageID());
                untilSettled();
            }
        }

        assertThat(number("select count(*) from mails where sent_at is not null")).isEqualTo(1);
    }

    @Test
    void nothingIsSentForAClosedOrganization() {
        put("closed");
        database.db().system(tx -> tx.change("update organizations set closed_at = now()"));
        try (var sender = sender(box.settings())) {
            sender.pass();
            untilSettled();
        }

        assertThat(box.messages()).isEmpty();
        assertThat(text("select error from mails")).contains("closed");
    }

    private QueueSender sender(String... settings) {
        var read = MailSettingsTest.read(settings);
        return new QueueSender(
                new QueueSender.Ground(
                        database.db(),
                        vault,
                        clock,
                        new Mailer(read, clock, "https://cases.example"),
                        new SimpleMeterRegistry()),
                read);
    }

    private boolean put(String key) {
        return database.db().tx(ACME, tx -> queue.put(tx, notice(key)));
    }

    static Notice notice(String key) {
        return new Notice(
                ACME,
                new CaseId(7),
                key,
                new MailAddress("ann@example.com"),
                "Please decide",
                MailText.plain(SECRET));
    }

    private static List<String> heard(StubbornSmtp server, String begin) {
        return server.heard().stream().filter(line -> line.startsWith(begin)).toList();
    }

    private void untilSettled() {
        Probe.until(
                "it is settled",
                () -> number("select count(*) from mails where due_at is not null") == 0);
    }

    private void untilAttempted(int attempts) {
        Probe.until(
                "it was attempted",
                () ->
                        number(
                                        "select count(*) from mails where error is not null"
                                                + " and attempts = "
                                                + attempts)
                                == 1);
    }

    private long number(String sql) {
        return database.db().system(tx -> tx.first(sql, row -> row.getLong(1)).orElseThrow());
    }

    private String text(String sql) {
        return database.db().system(tx -> tx.list(sql, row -> row.getString(1)).getFirst());
    }

    private byte[] bytes() {
        return database.db()
                .system(tx ->
                        tx.list("select sealed from mails", row -> row.getBytes(1)).getFirst());
    }
}
