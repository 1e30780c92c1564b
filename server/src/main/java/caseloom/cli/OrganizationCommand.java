package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Making and listing organizations.
@Command(name = "organization", description = "Creates and lists organizations.")
final class OrganizationCommand {

    private final Session session;

    OrganizationCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Creates an organization.")
    int create(
            @Parameters(paramLabel = "NAME", description = "What people call it.") String name,
            @Option(
                            names = "--admin-email",
                            paramLabel = "ADDRESS",
                            required = true,
                            description = "Its first administrator.")
                    String email) {
        var body = Json.object().put("name", name).put("admin_email", email);
        return session.call(api ->
                session.show(
                        api.post("/organizations", body),
                        created ->
                                "organization "
                                        + Plain.of(created.path("id"))
                                        + ": "
                                        + Plain.of(created.path("name"))));
    }

    @Command(description = "Lists the organizations by number.")
    int list() {
        return session.call(api ->
                session.show(
                        api.list("/organizations", Map.of(), session.limit()),
                        OrganizationCommand::table));
    }

    private static Table table(List<JsonNode> organizations) {
        var table = new Table("ID", "NAME", "CREATED");
        for (var organization : organizations) {
            table.row(
                    Plain.of(organization.path("id")),
                    Plain.of(organization.path("name")),
                    Plain.moment(organization.path("created_at")));
        }
        return table;
    }
}
