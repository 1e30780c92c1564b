package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What authors do with workflows.
@Command(name = "workflow", description = "Checks, pushes and publishes workflows.")
final class WorkflowCommand {

    private static final String NAME = "WORKFLOW";
    private static final String NAMED = "Its name or its number.";

    private final Session session;

    WorkflowCommand(Session session) {
        this.session = session;
    }

    @Command(
            description = {
                "Says what is wrong with documents, as publishing them would. Asks the",
                "server for what only it knows, when there is a token for it."
            })
    int check(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "- reads standard input")
                    List<String> files,
            @Option(names = "--offline", description = "Ask no server.") boolean offline) {
        return session.perhaps(!offline, api -> checked(files, new Checks(api)));
    }

    private int checked(List<String> files, Checks checks) {
        var report = Json.object();
        var all = report.putArray("files");
        var clean = true;
        for (var file : files) {
            var checked = checks.of(session.read(file));
            clean &= checked.path("valid").asBoolean();
            all.addObject().put("file", file).setAll(checked);
        }
        if (checks.unasked() != null) {
            session.warn(
                    "secrets, connections and what else there is were not looked up: "
                            + checks.unasked());
        }
        session.show(report, WorkflowCommand::words);
        return clean ? 0 : Trouble.REFUSED;
    }

    @Command(description = "Saves a document as the draft of the workflow that it names.")
    int push(
            @Parameters(paramLabel = "FILE", description = "- reads standard input") String file,
            @Option(names = "--publish", description = "Publish it at once.") boolean publish) {
        return session.call(api -> {
            var pushed = api.postDocument("/workflows", session.read(file));
            var workflow = pushed.path("workflow");
            return publish
                    ? published(api, Plain.of(workflow.path("id")), workflow, null)
                    : session.show(pushed, answer -> saved(file, answer));
        });
    }

    @Command(description = "Makes the draft the next version and takes it online.")
    int publish(
            @Parameters(paramLabel = NAME, description = NAMED) String name,
            @Option(names = "--changelog", paramLabel = "TEXT", description = "What is new in it.")
                    @Nullable String changelog) {
        return session.call(api -> published(api, name, api.get(path(name)), changelog));
    }

    @Command(description = "Lists workflows by name.")
    int list() {
        return session.call(api ->
                session.show(
                        api.list("/workflows", Map.of(), session.limit()), WorkflowCommand::table));
    }

    @Command(description = "Shows the draft, or the document of a version.")
    int show(
            @Parameters(paramLabel = NAME, description = NAMED) String name,
            @Option(names = "--version", paramLabel = "N", description = "Of a version.")
                    @Nullable Integer version) {
        return session.call(api ->
                session.show(
                        api.get(
                                version == null
                                        ? path(name) + "/draft"
                                        : path(name) + "/versions/" + version),
                        answer -> answer.path("document").asText().stripTrailing()));
    }

    @Command(description = "Lists the versions, the newest first.")
    int versions(@Parameters(paramLabel = NAME, description = NAMED) String name) {
        return session.call(api ->
                session.show(
                        api.list(path(name) + "/versions", Map.of(), session.limit()),
                        WorkflowCommand::versionTable));
    }

    @Command(description = "Lets the newest version take cases again.")
    int online(@Parameters(paramLabel = NAME, description = NAMED) String name) {
        return moved(name, "/online", " is online");
    }

    @Command(description = "Takes no more cases; what runs, goes on.")
    int offline(@Parameters(paramLabel = NAME, description = NAMED) String name) {
        return moved(name, "/offline", " is offline");
    }

    @Command(description = "Deletes a workflow; its cases stay readable.")
    int delete(@Parameters(paramLabel = NAME, description = NAMED) String name) {
        return session.call(api -> {
            api.delete(path(name));
            return session.show(Json.object().put("deleted", name), _ -> name + " is deleted");
        });
    }

    static String path(String name) {
        return "/workflows/" + Api.encoded(name);
    }

    private int moved(String name, String how, String words) {
        return session.call(api ->
                session.show(
                        api.post(path(name) + how),
                        answer -> Plain.of(answer.path("name")) + words));
    }

    private int published(Api api, String name, JsonNode workflow, @Nullable String changelog) {
        var body = Json.object();
        if (changelog != null) {
            body.put("changelog", changelog);
        }
        return session.show(
                api.post(path(name) + "/publish", body),
                version ->
                        Plain.of(workflow.path("name"))
                                + " is published as version "
                                + version.path("version").asInt()
                                + " (workflow "
                                + Plain.of(version.path("workflow_id"))
                                + ")");
    }

    private static String words(JsonNode report) {
        var lines = new StringJoiner(System.lineSeparator());
        for (var file : report.path("files")) {
            var name = Plain.of(file.path("file"));
            for (var complaint : file.path("complaints")) {
                lines.add(Plain.text(Complaints.line(name, complaint)));
            }
            if (file.path("valid").asBoolean()) {
                lines.add(name + ": " + Plain.text(Checks.verdict(file)));
            }
        }
        return lines.toString();
    }

    private static String saved(String file, JsonNode answer) {
        var lines = new StringJoiner(System.lineSeparator());
        var workflow = answer.path("workflow");
        for (var complaint : answer.path("complaints")) {
            lines.add(Plain.text(Complaints.line(file, complaint)));
        }
        lines.add(
                "saved the draft of "
                        + Plain.of(workflow.path("name"))
                        + " (workflow "
                        + Plain.of(workflow.path("id"))
                        + ")");
        return lines.toString();
    }

    private static Table table(List<JsonNode> workflows) {
        var table = new Table("ID", "NAME", "TITLE", "SOURCE", "VERSION", "ONLINE", "CHANGED");
        for (var workflow : workflows) {
            var newest = workflow.path("newest_version").asInt();
            table.row(
                    Plain.of(workflow.path("id")),
                    Plain.of(workflow.path("name")),
                    Plain.of(workflow.path("title")),
                    Plain.of(workflow.path("source")),
                    newest == 0 ? "draft" : Integer.toString(newest),
                    workflow.path("online").asBoolean() ? "yes" : "no",
                    Plain.moment(workflow.path("updated_at")));
        }
        return table;
    }

    private static Table versionTable(List<JsonNode> versions) {
        var table = new Table("VERSION", "LABEL", "PUBLISHED");
        for (var version : versions) {
            table.row(
                    Plain.of(version.path("version")),
                    Plain.of(version.path("label")),
                    Plain.moment(version.path("published_at")));
        }
        return table;
    }
}
