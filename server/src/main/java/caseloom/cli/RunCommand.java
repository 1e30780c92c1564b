package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Looking at runs, and what an operator does with them.
@Command(
        name = "run",
        description = "Shows runs, and cancels, pauses, resumes, retries and restarts them.")
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
        return verb(number, "cancel");
    }

    @Command(description = "Starts a failed run again at the step that failed, as a new run.")
    int retry(@Parameters(paramLabel = RUN, description = NUMBER) long number) {
        return verb(number, "retry");
    }

    @Command(description = "Holds a run: nothing advances it until it is resumed.")
    int pause(@Parameters(paramLabel = RUN, description = NUMBER) long number) {
        return verb(number, "pause");
    }

    @Command(description = "Lets a paused run go on.")
    int resume(@Parameters(paramLabel = RUN, description = NUMBER) long number) {
        return verb(number, "resume");
    }

    @Command(description = "Starts a run that has ended again at its first step, as a new run.")
    int restart(@Parameters(paramLabel = RUN, description = NUMBER) long number) {
        return verb(number, "restart");
    }

    @Command(description = "Leaves a step that waits or has failed with an output, and goes on.")
    int skip(
            @Parameters(paramLabel = RUN, description = NUMBER) long number,
            @Option(
                            names = "--step",
                            paramLabel = "POINTER",
                            description = "The step, such as /do/1/ask; needed if several wait.")
                    @Nullable String step,
            @Option(
                            names = "--output",
                            required = true,
                            paramLabel = "JSON",
                            description = "What the step gives; JSON, or else a text.")
                    String output) {
        ObjectNode body = Json.object();
        if (step != null) {
            body.put("step", step);
        }
        body.set("output", CaseCommand.value(output));
        return session.call(api ->
                session.show(api.post("/runs/" + number + "/skip", body), RunCommand::brief));
    }

    private int verb(long number, String verb) {
        return session.call(
                api -> session.show(api.post("/runs/" + number + "/" + verb), RunCommand::brief));
    }

    private static String brief(JsonNode run) {
        return "run "
                + Plain.of(run.path("id"))
                + " of case "
                + Plain.of(run.path("case_id"))
                + " is "
                + standing(run);
    }

    private static String standing(JsonNode run) {
        var status = Plain.of(run.path("status"));
        return run.hasNonNull("paused_at") ? status + ", paused" : status;
    }

    private static String described(JsonNode run) {
        var lines = new StringJoiner(System.lineSeparator());
        lines.add("run       " + Plain.of(run.path("id")));
        lines.add("case      " + Plain.of(run.path("case_id")));
        lines.add("workflow  " + Plain.of(run.path("workflow_id")) + version(run));
        lines.add("status    " + standing(run));
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
                    standing(run),
                    Plain.of(run.path("version")),
                    Plain.moment(run.path("created_at")),
                    Plain.moment(run.path("updated_at")));
        }
        return table;
    }
}
