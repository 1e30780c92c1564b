package caseloom.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.HandClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailerTest {

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

    private final PostBox box = new PostBox();

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void aMailArrivesAsItWasWritten() throws Exception {
        var text = new MailText("Grüße\n.\nEnde", "<p>Grüße</p>");
        var mail =
                new Mail(
                        "k1",
                        new Recipients(
                                list("ann@example.com"),
                                list("bob@example.com"),
                                list("carl@example.com")),
                        "Über 100 € — fällig",
                        text,
                        List.of(file("rechnung ä.pdf", "%PDF-1")));

        var sent = mailer(box.settings()).send(mail);

        var id = ((Sent.Accepted) sent).messageId();
        assertThat(box.messages()).hasSize(3);
        var got = box.to("ann@example.com", 1).getFirst();
        assertThat(got.getSubject()).isEqualTo("Über 100 € — fällig");
        assertThat(got.getMessageID()).isEqualTo(id);
        assertThat(got.getFrom()[0].toString()).isEqualTo(PostBox.FROM);
        assertThat(got.getSentDate()).isEqualTo(NOON);
        assertThat(PostBox.recipients(got)).containsExactly("ann@example.com", "bob@example.com");
        assertThat(PostBox.raw(got)).doesNotContain("carl@example.com");
        var parts = PostBox.parts(got);
        assertThat(parts).hasSize(3);
        assertThat(parts.get(0).getContent().toString().replace("\r", ""))
                .isEqualTo("Grüße\n.\nEnde");
        assertThat(parts.get(1).getContentType()).startsWith("text/html");
        assertThat(parts.get(2).getFileName()).isEqualTo("rechnung ä.pdf");
        assertThat(new String(parts.get(2).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("%PDF-1");
    }

    @Test
    void theSameKeyGivesTheSameMessageIdAndAnotherInstallationAnother() {
        var mailer = mailer(box.settings());
        var first = mailer.send(plain("k1"));
        var again = mailer.send(plain("k1"));
        var other = mailer.send(plain("k2"));
        var elsewhere =
                new Mailer(MailSettingsTest.read(box.settings()), new HandClock(NOON), "https://b")
                        .send(plain("k1"));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(elsewhere).isNotEqualTo(first);
    }

    @Test
    void noHeaderCanBeSlippedIn() {
        for (var subject : List.of("a\r\nBcc: x@y.z", "a\nb", "a\u2028b", "a\0b", "\uD800")) {
            assertThatThrownBy(() -> mail("k", subject)).isInstanceOf(RuntimeException.class);
            assertThat(Mail.isSubject(Mail.asSubject(subject))).isTrue();
        }
        var named =
                mailer(box.settings())
                        .send(
                                new Mail(
                                        "k",
                                        Recipients.of(new MailAddress("ann@example.com")),
                                        "x",
                                        MailText.plain("x"),
                                        List.of(file("a\r\nX-Evil: 1\r\n\r\nb.txt", "1"))));

        assertThat(named).isInstanceOf(Sent.Accepted.class);
        assertThat(PostBox.raw(box.messages().getFirst())).doesNotContain("\r\nX-Evil");
    }

    @Test
    void whatTheServerNeverTakesIsRefusedAndWhatItMightTakeFails() {
        assertThat(against("RCPT", "550 5.1.1 no such user here"))
                .isInstanceOfSatisfying(
                        Sent.Refused.class,
                        why ->
                                assertThat(why.message())
                                        .contains("550 5.1.1 no such user here")
                                        .contains("ann@example.com"));
        assertThat(against("MAIL", "553 sender unwanted")).isInstanceOf(Sent.Refused.class);
        assertThat(against(".", "554 looks like spam")).isInstanceOf(Sent.Refused.class);
        assertThat(against("RCPT", "450 try again later")).isInstanceOf(Sent.Failed.class);
        assertThat(against(".", "451 local error")).isInstanceOf(Sent.Failed.class);
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForForEver() {
        try (var silent = new StubbornSmtp(Map.of("EHLO", ""))) {
            var sent = mailer(with(silent.settings(), "MAIL_TIMEOUT=PT0.2S")).send(plain("k"));

            assertThat(sent)
                    .isInstanceOfSatisfying(
                            Sent.Failed.class,
                            why -> assertThat(why.message()).contains("did not answer in time"));
        }
    }

    @Test
    void nothingIsSentWithoutEncryptionUnlessItMayBe() {
        try (var plain = new StubbornSmtp(Map.of())) {
            var url = "SMTP_URL=smtp://cases:secret@0.0.0.0:" + plain.port();
            var from = "MAIL_FROM=" + PostBox.FROM;

            var refused = mailer(url, from).send(plain("k"));

            assertThat(refused)
                    .isInstanceOfSatisfying(
                            Sent.Failed.class,
                            why -> assertThat(why.message()).contains("does not offer STARTTLS"));
            assertThat(String.join("\n", plain.heard())).doesNotContain("AUTH", "ann@example.com");
        }
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt() {
        var sent =
                mailer(
                                "SMTP_URL=smtp://cases:hunter2@127.0.0.1:" + box.port(),
                                "MAIL_FROM=" + PostBox.FROM)
                        .send(plain("k"));

        assertThat(sent)
                .isInstanceOfSatisfying(
                        Sent.Failed.class,
                        why ->
                                assertThat(why.message())
                                        .contains("does not accept the user")
                                        .doesNotContain("hunter2"));
        assertThat(box.messages()).isEmpty();
    }

    @Test
    void tooManyPeopleAndTooManyBytesAreRefused() {
        var mailer = mailer(with(box.settings(), "MAIL_RECIPIENTS_MOST=1", "MAIL_SIZE_MOST=1024"));
        var two =
                new Mail(
                        "k",
                        new Recipients(list("a@b.c", "d@b.c"), List.of(), List.of()),
                        "x",
                        MailText.plain("x"),
                        List.of());
        var large =
                new Mail(
                        "k",
                        Recipients.of(new MailAddress("a@b.c")),
                        "x",
                        MailText.plain("x".repeat(1_025)),
                        List.of());

        assertThat(mailer.send(two)).isInstanceOf(Sent.Refused.class);
        assertThat(mailer.send(large)).isInstanceOf(Sent.Refused.class);
        assertThat(box.messages()).isEmpty();
    }

    @Test
    void withoutAServerNothingIsSent() {
        assertThat(mailer().send(plain("k"))).isInstanceOf(Sent.Off.class);
    }

    private static Sent against(String command, String answer) {
        try (var server = new StubbornSmtp(Map.of(command, answer))) {
            return mailer(server.settings()).send(plain("k"));
        }
    }

    static Mailer mailer(String... settings) {
        return new Mailer(
                MailSettingsTest.read(settings), new HandClock(NOON), "https://cases.example");
    }

    static String[] with(String[] settings, String... more) {
        var all = Arrays.copyOf(settings, settings.length + more.length);
        System.arraycopy(more, 0, all, settings.length, more.length);
        return all;
    }

    private static Mail plain(String key) {
        return mail(key, "Hello");
    }

    private static Mail mail(String key, String subject) {
        return new Mail(
                key,
                Recipients.of(new MailAddress("ann@example.com")),
                subject,
                MailText.plain("Hello"),
                List.of());
    }

    private static List<MailAddress> list(String... addresses) {
        return List.of(addresses).stream().map(MailAddress::new).toList();
    }

    private static Attachment file(String name, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Attachment(
                name, "application/pdf", bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
