package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Making, listing and changing members.
@Command(name = "member", description = "Creates, lists and changes members.")
final class MemberCommand {

    private final Session session;

    MemberCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Creates an active member.")
    int create(
            @Parameters(paramLabel = "ADDRESS", description = "The email address.") String email,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            description = "admin, editor, member or viewer; default: member.")
                    @Nullable String role) {
        var body = Json.object().put("email", email);
        if (role != null) {
            body.put("role", role);
        }
        return session.call(api -> session.show(api.post("/members", body), MemberCommand::words));
    }

    @Command(description = "Lists members by number.")
    int list() {
        return session.call(api ->
                session.show(
                        api.list("/members", Map.of(), session.limit()), MemberCommand::table));
    }

    @Command(description = "Gives a member another role or state.")
    int set(
            @Parameters(paramLabel = "MEMBER", description = "The number or email address.")
                    String member,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            description = "admin, editor, member or viewer.")
                    @Nullable String role,
            @Option(names = "--state", paramLabel = "STATE", description = "active or inactive.")
                    @Nullable String state) {
        var body = Json.object();
        if (role != null) {
            body.put("role", role);
        }
        if (state != null) {
            body.put("state", state);
        }
        return session.call(api ->
                session.show(
                        api.patch("/members/" + number(api, member), body), MemberCommand::words));
    }

    private static String number(Api api, String member) {
        if (!member.contains("@")) {
            return Api.encoded(member);
        }
        var found = api.get("/members", Map.of("email", member)).path("items");
        if (found.isEmpty()) {
            throw new Trouble(Trouble.NOT_FOUND, "There is no member " + member + ".");
        }
        return found.path(0).path("id").asText();
    }

    private static String words(JsonNode member) {
        return "member "
                + Plain.of(member.path("id"))
                + ": "
                + Plain.of(member.path("email"))
                + ", "
                + Plain.of(member.path("role"))
                + ", "
                + Plain.of(member.path("state"));
    }

    private static Table table(List<JsonNode> members) {
        var table = new Table("ID", "EMAIL", "ROLE", "STATE", "CREATED");
        for (var member : members) {
            table.row(
                    Plain.of(member.path("id")),
                    Plain.of(member.path("email")),
                    Plain.of(member.path("role")),
                    Plain.of(member.path("state")),
                    Plain.moment(member.path("created_at")));
        }
        return table;
    }
}
