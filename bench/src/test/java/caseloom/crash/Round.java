package caseloom.crash;

import caseloom.bench.Main;
import caseloom.bench.Ticks;
import caseloom.crash.Faults.Struck;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One round of the harness, from an empty folder to the verdict.
final class Round {

    private static final Duration QUIET_MOST = Duration.ofMinutes(3);

    private final Plan plan;
    private final Path folder;
    private final Ticks ticks = Main.ticks();

    Round(Plan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /// @param findings against the promises
    /// @param faults answers that nothing explains, and cases that the API shows otherwise
    /// @param line all figures
    record Verdict(Judge.Findings findings, List<String> faults, Figures figures, String line) {}

    Verdict run() throws IOException, SQLException, InterruptedException {
        try (var serials = new Serials(ticks);
                var cluster = Cluster.start(folder, serials.address(), ticks)) {
            var progress = new Progress(ticks);
            var ledger = new Ledger(progress);
            var evidence = new Evidence(cluster.postgres(), ticks);
            var faults = new Faults(cluster, ledger, progress, evidence, ticks);
            var access = cluster.open("http://" + serials.address());
            var struck = new ArrayList<Struck>();
            var load = new Load(cluster, access, ledger, ticks);
            try (load) {
                load.start();
                for (var blow : plan.blows()) {
                    struck.add(faults.strike(blow));
                }
            }
            evidence.awaitQuiet(QUIET_MOST);
            new Readers(cluster, access, ledger).readAll();
            return verdict(load.begun(), ledger, serials, struck, evidence);
        }
    }

    private Verdict verdict(
            int begun, Ledger ledger, Serials serials, List<Struck> struck, Evidence evidence)
            throws SQLException {
        var answered = ledger.answered();
        var seen = new Judge.Seen(begun, answered, serials.keys(), serials.given());
        var findings = new Judge(seen, evidence.histories()).judge(evidence.cases());
        var keys = serials.keys().values().stream().mapToInt(Set::size).sum();
        var figures =
                new Figures(
                        begun,
                        answered.size(),
                        ledger.unclear(),
                        struck,
                        new Figures.Service(serials.calls(), keys));
        return new Verdict(
                findings, ledger.faults(), figures, figures.line(plan, findings, evidence));
    }
}
