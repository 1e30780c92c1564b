package caseloom.cli;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Making, finding, following and changing cases, and commenting on them.
@Command(
        name = "case",
        description = "Creates, finds, follows and changes cases, and comments on them.")
final class CaseCommand {

    private static final String CASE = "CASE";
    private static final String NUMBER = "Its number.";

    private final Session session;

    CaseCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Creates a case of a workflow.")
    int create(
            @Parameters(paramLabel = "WORKFLOW", description = "Its name or its number.")
                    String workflow,
            @Option(names = "--subject", paramLabel = "TEXT", description = "What people call it.")
                    @Nullable String subject,
            @Option(
                            names = "--attributes",
                            paramLabel = "JSON",
                            description = "A JSON object, @FILE, or @- for standard input.")
                    @Nullable String attributes,
            @Option(
                            names = {"-a", "--attribute"},
                            paramLabel = "NAME=VALUE",
                            description = "One attribute; JSON, or else a text. May be repeated.")
                    @Nullable Map<String, String> single) {
        ObjectNode body = Json.object();
        if (subject != null) {
            body.put("subject", subject);
        }
        body.set("attributes", given(attributes, single));
        return session.call(api ->
                session.show(
                        api.post(WorkflowCommand.path(workflow) + "/cases", body),
                        created ->
                                "case "
                                        + Plain.of(created.path("id"))
                                        + " is "
                                        + Plain.of(created.path("status"))
                                        + ": "
                                        + Plain.of(created.path("subject"))));
    }

    @Command(description = "Changes a case by hand; what is not given stays.")
    int change(
            @Parameters(paramLabel = CASE, description = NUMBER) long number,
            @Option(names = "--subject", paramLabel = "TEXT", description = "Another subject.")
                    @Nullable String subject,
            @Option(
                            names = "--owner",
                            paramLabel = "EMAIL",
                            description = "The member whose it is from now on.")
                    @Nullable String owner,
            @Option(
                            names = "--attributes",
                            paramLabel = "JSON",
                            description =
                                    "Those to set, or by null to remove: a JSON object, @FILE, or"
                                            + " @- for standard input.")
                    @Nullable String attributes,
            @Option(
                            names = {"-a", "--attribute"},
                            paramLabel = "NAME=VALUE",
                            description = "One of them; JSON, or else a text. May be repeated.")
                    @Nullable Map<String, String> single,
            @Option(names = "--reason", paramLabel = "TEXT", description = "What its story tells.")
                    @Nullable String reason) {
        var body = Json.object().put("subject", subject).put("owner", owner).put("reason", reason);
        body.set("attributes", given(attributes, single));
        return session.call(
                api -> session.show(api.patch("/cases/" + number, body), CaseCommand::described));
    }

    private ObjectNode given(@Nullable String attributes, @Nullable Map<String, String> single) {
        var given = attributes == null ? Json.object() : session.object("--attributes", attributes);
        if (single != null) {
            single.forEach((name, text) -> given.set(name, value(text)));
        }
        return given;
    }

    @Command(description = "Shows a case.")
    int get(@Parameters(paramLabel = CASE, description = NUMBER) long number) {
        return session.call(
                api -> session.show(api.get("/cases/" + number), CaseCommand::described));
    }

    @Command(description = "Lists cases, the newest first.")
    int list(
            @Option(names = "--status", paramLabel = "TEXT", description = "In this status.")
                    @Nullable String status,
            @Option(names = "--workflow", paramLabel = "NUMBER", description = "Of a workflow.")
                    @Nullable String workflow,
            @Option(
                            names = "--subject",
                            paramLabel = "TEXT",
                            description = "A part of the subject.")
                    @Nullable String subject,
            @Option(
                            names = {"-a", "--attribute"},
                            paramLabel = "PATH=VALUE",
                            description = "With this attribute; JSON, or else a text.")
                    @Nullable Map<String, String> attributes,
            @Option(
                            names = "--created",
                            paramLabel = "FROM..BEFORE",
                            description = "Created between; either may be left out.")
                    @Nullable String created) {
        var parameters = new TreeMap<String, String>();
        Session.add(parameters, "status", status);
        Session.add(parameters, "workflow", workflow);
        Session.add(parameters, "subject", subject);
        Range.of("--created", created).addTo(parameters, "created_from", "created_before");
        if (attributes != null) {
            attributes.forEach((path, text) -> parameters.put("attribute." + path, text));
        }
        return session.call(api ->
                session.show(api.list("/cases", parameters, session.limit()), CaseCommand::table));
    }

    @Command(description = "Tells the story of a case until it ends.")
    int watch(
            @Parameters(paramLabel = CASE, description = NUMBER) long number,
            @Option(
                            names = "--every",
                            paramLabel = "SECONDS",
                            defaultValue = "1",
                            description = "How often to look, 1 to 60 seconds.")
                    int every) {
        if (every < 1 || every > 60) {
            throw new Trouble(Trouble.USAGE, "--every is a number from 1 to 60");
        }
        return session.call(
                api -> new Watch(session, api, number).until(Duration.ofSeconds(every)));
    }

    @Command(description = "Comments on a case.")
    int comment(
            @Parameters(paramLabel = CASE, description = NUMBER) long number,
            @Parameters(
                            paramLabel = "TEXT",
                            description = "What there is to say; - for standard input.")
                    String text,
            @Option(
                            names = "--mention",
                            paramLabel = "EMAIL",
                            description = "A member to mention. May be repeated.")
                    @Nullable List<String> mentions,
            @Option(
                            names = "--reply-to",
                            paramLabel = "NUMBER",
                            description = "The comment that it answers.")
                    @Nullable Long replyTo,
            @Option(
                            names = "--attach",
                            paramLabel = "FILE",
                            description = "A file to attach. May be repeated.")
                    @Nullable List<String> files) {
        var comment = new CommentDetails(session).of(text, mentions, replyTo, files);
        return session.call(api ->
                session.show(
                        api.post(path(number), comment),
                        made -> "comment " + Plain.of(made.path("id")) + " is made"));
    }

    @Command(description = "Lists the comments on a case, the oldest first.")
    int comments(@Parameters(paramLabel = CASE, description = NUMBER) long number) {
        return session.call(api ->
                session.show(
                        api.list(path(number), Map.of(), session.limit()), CommentDetails::table));
    }

    private static String path(long number) {
        return "/cases/" + number + "/comments";
    }

    /// JSON, or else the text itself.
    static JsonNode value(String text) {
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonFault _) {
            return TextNode.valueOf(text);
        }
    }

    static String described(JsonNode found) {
        var lines = new StringJoiner(System.lineSeparator());
        lines.add("case      " + Plain.of(found.path("id")));
        lines.add("workflow  " + Plain.of(found.path("workflow_id")));
        lines.add("subject   " + Plain.of(found.path("subject")));
        lines.add("status    " + Plain.of(found.path("status")));
        lines.add("owner     " + Plain.of(found.path("owner")));
        lines.add("created   " + Plain.moment(found.path("created_at")) + " UTC");
        lines.add("changed   " + Plain.moment(found.path("updated_at")) + " UTC");
        lines.add("attributes");
        found.path("attributes")
                .properties()
                .forEach(attribute ->
                        lines.add(
                                "  "
                                        + Plain.text(attribute.getKey())
                                        + " = "
                                        + Plain.text(Json.write(attribute.getValue()))));
        return lines.toString();
    }

    private static Table table(List<JsonNode> cases) {
        var table = new Table("ID", "WORKFLOW", "STATUS", "CREATED", "SUBJECT");
        for (var found : cases) {
            table.row(
                    Plain.of(found.path("id")),
                    Plain.of(found.path("workflow_id")),
                    Plain.of(found.path("status")),
                    Plain.moment(found.path("created_at")),
                    Plain.of(found.path("subject")));
        }
        return table;
    }
}
