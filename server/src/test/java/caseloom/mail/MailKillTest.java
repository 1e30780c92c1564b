package caseloom.mail;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.ChildJvm;
import caseloom.HandClock;
import caseloom.Probe;
import caseloom.db.TestDatabase;
import caseloom.vault.TestVault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process is killed after it queued a mail, and while it sends one.
class MailKillTest {

    private final HandClock clock = new HandClock(MailQueueTest.NOON);
    private final TestDatabase database = TestDatabase.fresh();
    private final PostBox box = new PostBox();

    @TempDir private Path outputs = Path.of("");

    @BeforeEach
    void organization() {
        MailQueueTest.organization(database);
        TestVault.on(database.db());
    }

    @AfterEach
    void stop() {
        box.close();
        database.close();
    }

    @Test
    void whatWasQueuedBeforeTheEndIsSentByAnother() throws Exception {
        try (var child = child()) {
            child.line("queued.");
            child.kill();
        }

        sendWithAnother();

        assertThat(box.to("ann@example.com", 1)).hasSize(1);
    }

    @Test
    void whatWasBeingSentIsSentAgainWithTheSameMessageId() throws Exception {
        try (var silent = new StubbornSmtp(Map.of(".", ""));
                var child = child(silent.settings())) {
            Probe.until("it sends; " + child.err(), () -> ids(silent).size() == 1);
            child.kill();

            sendWithAnother();
            assertThat(box.messages()).isEmpty();
            clock.forward(Duration.ofMinutes(5));
            sendWithAnother();

            var got = box.to("ann@example.com", 1).getFirst();
            assertThat(ids(silent)).containsExactly("Message-ID: " + got.getMessageID());
        }
    }

    private ChildJvm child(String... settings) {
        var address = database.address();
        var arguments =
                Stream.concat(
                        Stream.of(address.url(), address.user(), address.password()),
                        Stream.of(settings));
        return ChildJvm.start(
                outputs, LonelySender.class, Map.of(), arguments.toArray(String[]::new));
    }

    private void sendWithAnother() {
        var settings = MailSettingsTest.read(box.settings());
        var ground =
                new QueueSender.Ground(
                        database.db(),
                        TestVault.on(database.db()),
                        clock,
                        new Mailer(settings, clock, "https://cases.example"),
                        new SimpleMeterRegistry());
        try (var sender = new QueueSender(ground, settings)) {
            sender.pass();
        }
    }

    private static List<String> ids(StubbornSmtp server) {
        return server.heard().stream().filter(line -> line.startsWith("Message-ID")).toList();
    }
}
