package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Listing what waits for people, and saying what they say to it.
@Command(name = "approval", description = "Lists and decides what waits for people.")
final class ApprovalCommand {

    private final Session session;

    ApprovalCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Lists what waits for people, the oldest first.")
    int list(
            @Option(
                            names = "--for",
                            paramLabel = "ADDRESS",
                            description = "Only what this person may decide now.")
                    @Nullable String who) {
        var wanted = who == null ? Map.<String, String>of() : Map.of("for", who);
        return session.call(api ->
                session.show(
                        api.list("/approvals", wanted, session.limit()), ApprovalCommand::table));
    }

    @Command(name = "of-case", description = "Lists all that a case asked.")
    int ofCase(@Parameters(paramLabel = "CASE", description = "Its number.") String number) {
        return session.call(api ->
                session.show(
                        api.list(
                                "/cases/" + Api.encoded(number) + "/approvals",
                                Map.of(),
                                session.limit()),
                        ApprovalCommand::table));
    }

    @Command(description = "Approves.")
    int approve(
            @Parameters(paramLabel = "CASE", description = "The number of the case.") String number,
            @Parameters(paramLabel = "APPROVAL", description = "As the list shows it.") String id,
            @Option(names = "--by", paramLabel = "ADDRESS", description = "Who decides.")
                    @Nullable String by,
            @Option(names = "--comment", paramLabel = "TEXT", description = "What they say to it.")
                    @Nullable String comment,
            @Option(names = "--values", paramLabel = "JSON", description = "What they filled in.")
                    @Nullable String values) {
        return decide(number, id, body(by, comment, values).put("approved", true));
    }

    @Command(description = "Rejects.")
    int reject(
            @Parameters(paramLabel = "CASE", description = "The number of the case.") String number,
            @Parameters(paramLabel = "APPROVAL", description = "As the list shows it.") String id,
            @Option(names = "--by", paramLabel = "ADDRESS", description = "Who decides.")
                    @Nullable String by,
            @Option(names = "--comment", paramLabel = "TEXT", description = "What they say to it.")
                    @Nullable String comment) {
        return decide(number, id, body(by, comment, null).put("approved", false));
    }

    @Command(description = "Gives the values that a request for input asks for.")
    int submit(
            @Parameters(paramLabel = "CASE", description = "The number of the case.") String number,
            @Parameters(paramLabel = "APPROVAL", description = "As the list shows it.") String id,
            @Parameters(paramLabel = "JSON", description = "The values, an object.") String values,
            @Option(names = "--by", paramLabel = "ADDRESS", description = "Who fills them in.")
                    @Nullable String by) {
        return decide(number, id, body(by, null, values));
    }

    @Command(description = "Hands the seat of an approver over to another member.")
    int delegate(
            @Parameters(paramLabel = "CASE", description = "The number of the case.") String number,
            @Parameters(paramLabel = "APPROVAL", description = "As the list shows it.") String id,
            @Option(
                            names = "--to",
                            paramLabel = "ADDRESS",
                            required = true,
                            description = "Who decides instead.")
                    String to,
            @Option(names = "--from", paramLabel = "ADDRESS", description = "Whose seat it is.")
                    @Nullable String from,
            @Option(names = "--comment", paramLabel = "TEXT", description = "Why.")
                    @Nullable String comment) {
        var body = body(null, comment, null).put("to", to);
        if (from != null) {
            body.put("from", from);
        }
        return post(number, id, "/delegations", body);
    }

    private int decide(String number, String id, ObjectNode body) {
        return post(number, id, "/decision", body);
    }

    private int post(String number, String id, String what, ObjectNode body) {
        var path = "/cases/" + Api.encoded(number) + "/approvals/" + Api.encoded(id) + what;
        return session.call(api -> session.show(api.post(path, body), ApprovalCommand::words));
    }

    private ObjectNode body(
            @Nullable String by, @Nullable String comment, @Nullable String values) {
        var body = Json.object();
        if (by != null) {
            body.put("by", by);
        }
        if (comment != null) {
            body.put("comment", comment);
        }
        if (values != null) {
            body.set("values", session.object("the values", values));
        }
        return body;
    }

    private static String words(JsonNode approval) {
        var waits = approval.path("open").asBoolean();
        return "approval "
                + Plain.of(approval.path("id"))
                + " of case "
                + Plain.of(approval.path("case_id"))
                + (waits ? ": waits for " + people(approval) : ": decided");
    }

    private static String people(JsonNode approval) {
        return String.join(", ", approval.path("active").valueStream().map(Plain::of).toList());
    }

    private static Table table(List<JsonNode> approvals) {
        var table = new Table("CASE", "ID", "KIND", "TITLE", "WAITS FOR", "DUE");
        for (var approval : approvals) {
            table.row(
                    Plain.of(approval.path("case_id")),
                    Plain.of(approval.path("id")),
                    Plain.of(approval.path("kind")),
                    Plain.of(approval.path("title")),
                    people(approval),
                    Plain.moment(approval.path("due")));
        }
        return table;
    }
}
