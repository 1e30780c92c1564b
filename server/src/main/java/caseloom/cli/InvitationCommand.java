package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Inviting people to an organization.
@Command(name = "invitation", description = "Invites people, lists and ends invitations.")
final class InvitationCommand {

    private final Session session;

    InvitationCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Invites somebody and shows their link, this once.")
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
        return session.call(api ->
                session.show(api.post("/invitations", body), made -> Plain.of(made.path("link"))));
    }

    @Command(description = "Lists the invitations that nobody accepted yet.")
    int list() {
        return session.call(api ->
                session.show(
                        api.list("/invitations", Map.of(), session.limit()),
                        InvitationCommand::table));
    }

    @Command(description = "Ends an invitation: its link is good for nothing.")
    int delete(@Parameters(paramLabel = "NUMBER", description = "Its number.") long number) {
        return session.call(api -> {
            api.delete("/invitations/" + number);
            return session.show(
                    Json.object().put("deleted", number),
                    _ -> "invitation " + number + " has ended");
        });
    }

    private static Table table(List<JsonNode> invitations) {
        var table = new Table("ID", "EMAIL", "ROLE", "INVITED BY", "CREATED", "EXPIRES");
        for (var invitation : invitations) {
            table.row(
                    Plain.of(invitation.path("id")),
                    Plain.of(invitation.path("email")),
                    Plain.of(invitation.path("role")),
                    Plain.of(invitation.path("invited_by")),
                    Plain.moment(invitation.path("created_at")),
                    Plain.moment(invitation.path("expires_at")));
        }
        return table;
    }
}
