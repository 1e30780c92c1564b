package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Who works on a case beside its owner.
@Command(
        name = "collaborator",
        description = "Adds, removes and lists who works on a case beside its owner.")
final class CollaboratorCommand {

    private static final String CASE = "CASE";
    private static final String NUMBER = "Its number.";
    private static final String EMAIL = "email";

    private final Session session;

    CollaboratorCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Adds a member.")
    int add(
            @Parameters(paramLabel = CASE, description = NUMBER) long number,
            @Parameters(paramLabel = "EMAIL", description = "Of an active member.") String email) {
        return session.call(api ->
                session.show(
                        api.post(path(number), Json.object().put(EMAIL, email)),
                        added -> Plain.of(added.path(EMAIL)) + " works on case " + number));
    }

    @Command(description = "Removes a collaborator.")
    int remove(
            @Parameters(paramLabel = CASE, description = NUMBER) long number,
            @Parameters(paramLabel = "EMAIL", description = "Of a collaborator.") String email) {
        return session.call(api -> {
            var member = member(all(api, number), email);
            api.delete(path(number) + "/" + member);
            return session.show(
                    Json.object().put("removed", member),
                    _ -> Plain.text(email) + " works on case " + number + " no more");
        });
    }

    private static long member(List<JsonNode> collaborators, String email) {
        var wanted = email.toLowerCase(Locale.ROOT);
        return collaborators.stream()
                .filter(one -> one.path(EMAIL).asText().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .map(one -> one.path("member_id").asLong())
                .orElseThrow(() ->
                        new Trouble(Trouble.REFUSED, email + " is no collaborator of the case"));
    }

    @Command(description = "Lists them, the first who was added first.")
    int list(@Parameters(paramLabel = CASE, description = NUMBER) long number) {
        return session.call(api -> session.show(all(api, number), CollaboratorCommand::table));
    }

    /// A case has few: they come without pages.
    private static List<JsonNode> all(Api api, long number) {
        var items = new ArrayList<JsonNode>();
        api.get(path(number)).path("items").forEach(items::add);
        return items;
    }

    private static String path(long number) {
        return "/cases/" + number + "/collaborators";
    }

    private static Table table(List<JsonNode> collaborators) {
        var table = new Table("MEMBER", "ADDED", "EMAIL");
        for (var one : collaborators) {
            table.row(
                    Plain.of(one.path("member_id")),
                    Plain.moment(one.path("added_at")),
                    Plain.of(one.path(EMAIL)));
        }
        return table;
    }
}
