package caseloom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aLiveServerGivesOneLineOfFigures() {
        try (var server = new StandIn()) {
            var code = bench(server, "--cases", "400", "--warmup", "100", "--connections", "4");

            assertThat(code).isZero();
            var line = said(out);
            assertThat(line.lines()).hasSize(1);
            var figures = Json.stored(line);
            assertThat(figures.path("cases").asInt()).isEqualTo(400);
            assertThat(figures.path("verified").asInt()).isEqualTo(400);
            assertThat(figures.path("failed").asInt()).isZero();
            assertThat(figures.path("created_per_s").asDouble()).isPositive();
            assertThat(figures.path("completion_lag_by").asText()).isEqualTo("polling");
            assertThat(server.cases()).isEqualTo(500);
        }
    }

    @Test
    void theOtherDoorMakesItsCasesAsTasks() {
        try (var server = new StandIn()) {
            var arguments =
                    List.of(
                            "--url",
                            server.url(),
                            "--token",
                            "ca_x",
                            "--workflow",
                            "refund_request");
            var more = List.of("--door", "chamelio", "--cases", "100", "--warmup", "10");
            var all = Stream.concat(arguments.stream(), more.stream()).toArray(String[]::new);

            var code = Main.run(printer(out), printer(err), all);

            assertThat(code).as(said(err)).isZero();
            var figures = Json.stored(said(out));
            assertThat(figures.path("door").asText()).isEqualTo("chamelio");
            assertThat(figures.path("verified").asInt()).isEqualTo(100);
            assertThat(server.cases()).isEqualTo(110);
        }
    }

    @Test
    void aCaseThatIsWrongFailsTheRun() {
        try (var server = new StandIn().total("46.3")) {
            var code = bench(server, "--cases", "10", "--warmup", "0");

            assertThat(code).isEqualTo(1);
            assertThat(said(err)).contains("not as it should be");
        }
    }

    @Test
    void everyMemberIsDocumentedAndNoOther() throws Exception {
        var page = Path.of(System.getProperty("house.root"), "docs", "bench.md");
        var documented =
                Files.readString(page)
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .flatMap(line -> Stream.of(line.split("\\|", 3)[1].split(",")))
                        .map(name -> name.replace("`", "").strip())
                        .toList();
        try (var server = new StandIn()) {
            bench(server, "--cases", "10", "--warmup", "0");

            assertThat(documented).containsAll(names(Json.stored(said(out))));
            out.reset();
            flood(server, "--rate", "20", "--flood-seconds", "1", "--warmup", "0");

            assertThat(documented).containsAll(names(Json.stored(said(out))));
        }
    }

    @Test
    void aSteadyLoadIsMeasuredAloneAndBesideAFlood() {
        try (var server = new StandIn()) {
            var code = flood(server, "--rate", "200", "--flood-seconds", "1", "--warmup", "10");

            assertThat(code).as(said(err)).isZero();
            var figures = Json.stored(said(out));
            assertThat(figures.path("flood").asText()).isEqualTo("workflow");
            assertThat(figures.path("cases").asInt()).isEqualTo(200);
            assertThat(figures.path("verified").asInt()).isEqualTo(400);
            assertThat(figures.path("flood_created_per_s").asDouble()).isPositive();
            assertThat(figures.path("flooded_completed_per_s").asDouble()).isLessThanOrEqualTo(201);
            assertThat(server.cases()).isGreaterThan(10 + 400);
        }
    }

    @Test
    void aQuietCaseThatIsWrongFailsTheRun() {
        try (var server = new StandIn().total("46.3")) {
            var code = flood(server, "--rate", "50", "--flood-seconds", "1", "--warmup", "0");

            assertThat(code).isEqualTo(1);
            assertThat(said(err)).contains("not as it should be");
        }
    }

    @Test
    void aFloodOfALiveServerNeedsItsOwnToken() {
        try (var server = new StandIn()) {
            var code = bench(server, "--flood", "organization");

            assertThat(code).isEqualTo(2);
            assertThat(said(err)).contains("--flood-token");
            assertThat(server.cases()).isZero();
        }
    }

    private int flood(StandIn server, String... more) {
        var arguments = new ArrayList<>(List.of("--flood", "workflow", "--flood-token", "api_y"));
        arguments.addAll(List.of("--flood-workflow", "8", "--flood-connections", "2"));
        arguments.addAll(List.of(more));
        return bench(server, arguments.toArray(String[]::new));
    }

    @Test
    void wrongOptionsAreToldFromFailures() {
        var unknown = Main.run(printer(out), printer(err), "--no-such-option");
        var tokenless = Main.run(printer(out), printer(err), "--url", "http://127.0.0.1:1");

        assertThat(List.of(unknown, tokenless)).containsOnly(2);
        assertThat(said(out)).isEmpty();
    }

    @Test
    void anIdleServerIsMeasuredThroughItsDatabaseOnly() {
        try (var server = new StandIn()) {
            var code = bench(server, "--idle");

            assertThat(code).isEqualTo(2);
            assertThat(said(err)).contains("--database-url");
            assertThat(server.cases()).isZero();
        }
    }

    @Test
    void helpSaysHowLagIsMeasured() {
        var code = Main.run(printer(out), printer(err), "--help");

        assertThat(code).isZero();
        assertThat(said(out)).contains("--insert-baseline").contains("track_commit_timestamp");
    }

    private int bench(StandIn server, String... more) {
        var arguments = new ArrayList<>(List.of("--url", server.url(), "--token", "api_x"));
        arguments.addAll(List.of("--workflow", "7"));
        arguments.addAll(List.of(more));
        return Main.run(printer(out), printer(err), arguments.toArray(String[]::new));
    }

    private static List<String> names(JsonNode figures) {
        var names = new ArrayList<String>();
        figures.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static PrintStream printer(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String said(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
