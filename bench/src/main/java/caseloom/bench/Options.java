package caseloom.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What can be asked of the bench.
@Command(
        name = "caseloom bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = {
            "Makes cases of a workload over HTTP, waits for the last to finish, reads every one"
                    + " back, and prints one line of JSON (docs/bench.md names its members).",
            "",
            "Without --url it starts a server of its own with a new data folder and removes both"
                    + " afterwards. With --url it measures a live one, which keeps the cases.",
            "",
            "Completion lag runs from the moment the answer was read to the commit that ended the"
                    + " run, as the database recorded it (track_commit_timestamp; the embedded"
                    + " database does). That stamp is taken before the commit is flushed, so the lag"
                    + " is short by at most one flush. A database that keeps no such stamps, or none"
                    + " at hand, leaves polling of single cases, with a resolution of about a tenth"
                    + " of the lag.",
            "",
            "Costs are what server and PostgreSQL used between the first request and the end of"
                    + " the last case; reading the cases back is not in them. Transactions are those"
                    + " that wrote something.",
            ""
        })
final class Options {

    private static final double QUIET_PER_SECOND = 100;

    @Option(
            names = "--workload",
            description =
                    "W1: three steps. W2: an event for each case. W3: a call of a service for each"
                            + " case. W4: ten steps and a fork of five (${DEFAULT-VALUE}).")
    Workload workload = Workload.W1;

    @Option(
            names = "--finished",
            description =
                    "How many finished cases the database of a server of our own holds before"
                            + " (${DEFAULT-VALUE}).")
    int finished;

    @Option(
            names = "--waiting",
            description = "How many waiting cases it holds besides (${DEFAULT-VALUE}).")
    int waiting;

    @Option(
            names = "--webhooks",
            description =
                    "So many endpoints of the generator's receiver get an event when a case is"
                            + " created and when it is done (${DEFAULT-VALUE}).")
    int webhooks;

    @Option(
            names = "--door",
            description =
                    "The API that makes the cases: champ or, for W1, chamelio (${DEFAULT-VALUE})."
                            + " With chamelio, --token is a key and --workflow a text id.")
    Door.Name door = Door.Name.CHAMP;

    @Option(names = "--cases", description = "How many cases (default ${DEFAULT-VALUE}).")
    int cases = 20_000;

    @Option(
            names = "--connections",
            description = "HTTP connections, each with one request at a time (${DEFAULT-VALUE}).")
    int connections = 64;

    @Option(
            names = "--rate",
            description =
                    "Cases per second, due at fixed moments whatever the answers do; latency"
                            + " counts from those moments. Without it, as fast as answers come.")
    double perSecond;

    @Option(
            names = "--warmup",
            description = "Cases made first and not counted (${DEFAULT-VALUE}).")
    int warmup = 5_000;

    @Option(
            names = "--insert-baseline",
            description =
                    "Also compare creating a case at one connection with a bare INSERT in its own"
                            + " transaction over the same driver.")
    boolean insertBaseline;

    @Option(names = "--url", description = "A live server, as http://host:port.")
    @Nullable String url;

    @Option(names = "--token", description = "Its API token, one without a rate limit.")
    @Nullable String token;

    @Option(
            names = "--admin-token",
            description = "Its administrator token, to make such a token and find the workflow.")
    @Nullable String adminToken;

    @Option(
            names = "--workflow",
            description =
                    "Number or name of the workload's workflow there (default: its name; with"
                            + " --admin-token those of W2 to W4 are published).")
    @Nullable String workflow;

    @Option(
            names = "--database-url",
            description =
                    "JDBC URL with user and password: the database of the live server, or the one"
                            + " that a server of our own shall use.")
    @Nullable String databaseUrl;

    @Option(
            names = "--server-pid",
            description = "Process number of a live server on this machine.")
    long serverPid;

    @Option(
            names = "--idle",
            description =
                    "Measure instead what a server costs that does nothing, while its --waiting"
                            + " cases wait.")
    boolean idle;

    @Option(
            names = "--idle-seconds",
            description = "For how long that is measured (${DEFAULT-VALUE}).")
    long idleSeconds = 60;

    @Option(
            names = "--flood",
            description =
                    "Measure instead what a flood does to a small steady load of --rate (100): from"
                            + " another organization, or from another workflow of the same one.")
    Flood.@Nullable Name flood;

    @Option(
            names = "--flood-seconds",
            description = "How long the steady load lasts, without and with (${DEFAULT-VALUE}).")
    int floodSeconds = 15;

    @Option(
            names = "--flood-connections",
            description =
                    "HTTP connections of the flood, each as fast as answers come"
                            + " (${DEFAULT-VALUE}).")
    int floodConnections = 256;

    @Option(
            names = "--flood-token",
            description =
                    "With --url and without --admin-token: the flood's API token, without a rate"
                            + " limit.")
    @Nullable String floodToken;

    @Option(names = "--flood-workflow", description = "And the number of its workflow.")
    @Nullable String floodWorkflow;

    @Option(
            names = "--folder",
            description =
                    "Where a server of our own keeps its files meanwhile; choose the disk to be"
                            + " measured (default: the working folder).")
    Path folder = Path.of("");

    @Option(
            names = "--patience",
            description = "Seconds that may pass until the last case ends (${DEFAULT-VALUE}).")
    long patienceSeconds = 300;

    /// How much is measured.
    ///
    /// @param stock how many finished and waiting cases there are before
    record Size(
            Workload workload,
            int cases,
            int connections,
            double perSecond,
            int warmup,
            Stock stock) {

        Size {
            if (cases < 1 || connections < 1 || perSecond < 0 || warmup < 0) {
                throw new IllegalArgumentException(
                        "--cases and --connections must be at least 1, --rate and --warmup at least"
                                + " 0");
            }
        }
    }

    /// Cases that are in the database before.
    record Stock(int finished, int waiting) {

        Stock {
            if (finished < 0 || waiting < 0) {
                throw new IllegalArgumentException("--finished and --waiting must be at least 0");
            }
        }
    }

    Size size() {
        if (door == Door.Name.CHAMELIO && workload != Workload.W1) {
            throw new IllegalArgumentException("--door chamelio goes with --workload W1 only");
        }
        if (webhooks < 0 || (webhooks > 0 && (url != null && databaseUrl == null))) {
            throw new IllegalArgumentException(
                    "--webhooks must be at least 0, and needs the database of a live server");
        }
        if (url != null && finished + waiting > 0) {
            throw new IllegalArgumentException(
                    "--finished and --waiting are for a server of our own, without --url");
        }
        return new Size(
                workload, cases, connections, perSecond, warmup, new Stock(finished, waiting));
    }

    /// How much is measured of the load beside which there is a flood.
    Size quiet() {
        var steady = perSecond == 0 ? QUIET_PER_SECOND : perSecond;
        if (floodSeconds < 1 || floodConnections < 1) {
            throw new IllegalArgumentException(
                    "--flood-seconds and --flood-connections must be at least 1");
        }
        var most = (int) Math.ceil(steady * floodSeconds);
        return new Size(size().workload(), most, connections, steady, warmup, size().stock());
    }

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /// The workflow by its number or name.
    String workflow() {
        return workflow == null ? workload.workflow() : workflow;
    }

    Duration patience() {
        return Duration.ofSeconds(patienceSeconds);
    }
}
