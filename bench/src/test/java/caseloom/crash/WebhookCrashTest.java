package caseloom.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.bench.Administration;
import caseloom.bench.Main;
import caseloom.bench.ServerProcess;
import caseloom.bench.Target;
import caseloom.bench.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 while webhooks are delivered: the receiver sees every event, and the log tells the truth
/// about every attempt.
final class WebhookCrashTest {

    private static final Duration MOST = Duration.ofMinutes(3);

    private final Ticks ticks = Main.ticks();

    @TempDir private Path folder;

    @Test
    void everyEventIsSeenThoughTheServerIsKilled() throws Exception {
        survives(400, 2);
    }

    @Test
    @Tag("wide")
    void everyEventOfTenThousandIsSeenThoughTheServerIsKilled() throws Exception {
        survives(10_000, 5);
    }

    private void survives(int cases, int kills) throws Exception {
        try (var letterbox = new Letterbox();
                var server = ServerProcess.start(folder, settings(letterbox), ticks)) {
            server.awaitReady(MOST);
            var admin = Target.of(server.url(), server.adminToken());
            var administration = new Administration(admin);
            administration.subscription(letterbox.url(), Letterbox.PATH, "case.closed");
            var workflow = administration.workflow("refund-request");
            var target = admin.with(administration.unlimitedToken("crash"));
            var made = new HashSet<Long>();

            for (var round = 0; round <= kills; round++) {
                make(target, workflow, cases / (kills + 1), made);
                if (round < kills) {
                    server.kill();
                    server.restart();
                    server.awaitReady(MOST);
                }
            }

            judge(server, letterbox, made);
        }
    }

    /// The lease is as short as it may be.
    private static Map<String, String> settings(Letterbox letterbox) {
        return Map.of(
                "CASELOOM_OUTBOUND_ALLOW", letterbox.address(), "CASELOOM_WEBHOOKS_LEASE", "PT15S");
    }

    private static void make(Target target, long workflow, int count, Set<Long> made)
            throws IOException {
        var body = "{\"attributes\": {\"amount\": 42, \"reason\": \"late\"}}";
        try (var connection = target.connect()) {
            for (var i = 0; i < count; i++) {
                if (connection.exchange(target.create(workflow, body)) != 201) {
                    throw new AssertionError("not created: " + connection.body());
                }
                made.add(connection.number("id"));
            }
        }
    }

    private void judge(ServerProcess server, Letterbox letterbox, Set<Long> made) throws Exception {
        try (var log = DeliveryLog.of(server.databaseUrl())) {
            log.awaitSent(ticks, MOST);
            assertThat(letterbox.cases()).containsAll(made);
            var told = log.told();
            assertThat(told).hasSizeGreaterThanOrEqualTo(made.size());
            for (var one : told) {
                var came = letterbox.times(one.message());
                assertThat(came).as(one.toString()).isBetween(1, one.attempts());
                assertThat(one.succeeded()).as(one.toString()).isEqualTo(1);
                assertThat(came)
                        .as(one.toString())
                        .isGreaterThanOrEqualTo(one.attempts() - one.interrupted());
            }
        }
    }
}
