package caseloom.crash;

import caseloom.bench.Administration;
import caseloom.bench.Main;
import caseloom.bench.ServerProcess;
import caseloom.bench.Target;
import caseloom.bench.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// One run of the harness, from an empty folder to the verdict.
final class Crash {

    private static final Duration START_MOST = Duration.ofMinutes(3);

    private static final Duration QUIET_MOST = Duration.ofMinutes(3);

    private final Plan plan;
    private final Path folder;
    private final Ticks ticks = Main.ticks();

    Crash(Plan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
    }

    Verdict run() throws Exception {
        try (var serials = new Serials();
                var server = ServerProcess.start(folder, settings(serials), ticks)) {
            server.awaitReady(START_MOST);
            var admin = Target.of(server.url(), server.adminToken());
            var administration = new Administration(admin);
            var workflows =
                    new Clients.Workflows(
                            administration.workflow("refund-request"),
                            administration.publish(asking(serials.url())));
            var target = admin.with(administration.unlimitedToken("crash"));
            return verdict(server, serials, workflows, target);
        }
    }

    private Verdict verdict(
            ServerProcess server, Serials serials, Clients.Workflows workflows, Target target)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        var progress = new Progress(ticks);
        var clients = new Clients(plan, workflows, target, progress, ticks);
        var killer = new Killer(plan, server, progress, ticks);
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var killing =
                    threads.submit(() -> {
                        killer.run();
                        return killer.struck();
                    });
            clients.run();
            killing.get();
        }
        try (var evidence = Evidence.of(server.databaseUrl())) {
            evidence.awaitQuiet(ticks, QUIET_MOST);
            var answered = clients.answered();
            var seen = new Judge.Seen(answered, serials.keys(), serials.given());
            return new Verdict(
                    answered.size(),
                    killer.struck(),
                    serials.calls(),
                    new Judge(plan, seen).judge(evidence.cases(), evidence.applied()),
                    clients.faults(),
                    progress.longestStall());
        }
    }

    private static Map<String, String> settings(Serials serials) {
        return Map.of("CASELOOM_OUTBOUND_ALLOW", serials.address());
    }

    private static String asking(String url) {
        return """
        document:
          dsl: '1.0.3'
          namespace: tests
          name: asking
          version: '1.0.0'
          title: Asks a service for a number
          metadata: { source: direct }
        input:
          schema:
            document:
              type: object
              required: [n]
              properties:
                n: { type: integer }
        do:
          - ask:
              call: http
              with:
                method: post
                endpoint: %URL%
                body: { n: '${ .n }' }
          - keep:
              call: set-attributes:1.0.0@default
              with: { serial: '${ .serial }' }
        """
                .replace("%URL%", url);
    }
}
