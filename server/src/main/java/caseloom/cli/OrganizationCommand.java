package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Making, listing, closing and reopening organizations.
@Command(name = "organization", description = "Creates, lists, closes and reopens organizations.")
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

    @Command(description = "Closes an organization; reopen undoes it.")
    int close(@Parameters(paramLabel = "NUMBER", description = "Its number.") long number) {
        return verb(number, "close", "closed");
    }

    @Command(description = "Opens a closed organization again.")
    int reopen(@Parameters(paramLabel = "NUMBER", description = "Its number.") long number) {
        return verb(number, "reopen", "open");
    }

    private int verb(long number, String verb, String now) {
        return session.call(api ->
                session.show(
                        api.post("/organizations/" + number + "/" + verb),
                        changed -> "organization " + Plain.of(changed.path("id")) + " is " + now));
    }

    private static Table table(List<JsonNode> organizations) {
        var table = new Table("ID", "NAME", "CREATED", "CLOSED");
        for (var organization : organizations) {
            table.row(
                    Plain.of(organization.path("id")),
                    Plain.of(organization.path("name")),
                    Plain.moment(organization.path("created_at")),
                    Plain.moment(organization.path("closed_at")));
        }
        return table;
    }
}
