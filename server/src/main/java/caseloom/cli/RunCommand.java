package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Looking at runs, ending them, trying them again.
@Command(name = "run", description = "Shows, cancels and retries runs.")
final class RunCommand {

    private static final String RUN = "RUN";
    private static final String NUMBER = "Its number.";

    private final Session session;

    RunCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Shows a run.")
    int get(@Parameters(paramLabel = RUN, description = NUMBER) long number) {
        return session.call(api -> session.show(api.get("/runs/" + number), RunCommand::described));
    }

    @Command(description = "Lists the runs of a case, the newest first.")
    int list(@Parameters(paramLabel = "CASE", description = "Its number.") long number) {
        return session.call(api ->
                session.show(
                        api.list("/cases/" + number + "/runs", Map.of(), session.limit()),
                        RunCommand::table));
    }

    @Command(description = "Ends a run that has not ended.")
    int cancel(@Parameters(paramLabel = RUN, description = NUMBER) long number) {
        return session.call(
                api -> session.show(api.post("/runs/" + number + "/cancel"), RunCommand::brief));
    }

    @Command(description = "Starts a failed run again at the step that failed, as a new run.")
    int retry(@Parameters(paramLabel = RUN, description = NUMBER) long number) {
        return session.call(
                api -> session.show(api.post("/runs/" + number + "/retry"), RunCommand::brief));
    }

    private static String brief(JsonNode run) {
        return "run "
                + Plain.of(run.path("id"))
                + " of case "
                + Plain.of(run.path("case_id"))
                + " is "
                + Plain.of(run.path("status"));
    }

    private static String described(JsonNode run) {
        var lines = new StringJoiner(System.lineSeparator());
        lines.add("run       " + Plain.of(run.path("id")));
        lines.add("case      " + Plain.of(run.path("case_id")));
        lines.add("workflow  " + Plain.of(run.path("workflow_id")) + version(run));
        lines.add("status    " + Plain.of(run.path("status")));
        lines.add("created   " + Plain.moment(run.path("created_at")) + " UTC");
        lines.add("changed   " + Plain.moment(run.path("updated_at")) + " UTC");
        lines.add("input     " + Plain.text(Json.write(run.path("input"))));
        lines.add("output    " + Plain.text(Json.write(run.path("output"))));
        return lines.toString();
    }

    private static String version(JsonNode run) {
        return ", version " + Plain.of(run.path("version"));
    }

    private static Table table(List<JsonNode> runs) {
        var table = new Table("ID", "STATUS", "VERSION", "CREATED", "CHANGED");
        for (var run : runs) {
            table.row(
                    Plain.of(run.path("id")),
                    Plain.of(run.path("status")),
                    Plain.of(run.path("version")),
                    Plain.moment(run.path("created_at")),
                    Plain.moment(run.path("updated_at")));
        }
        return table;
    }
}
