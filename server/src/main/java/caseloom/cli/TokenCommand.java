package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Making, listing and revoking tokens.
@Command(name = "token", description = "Creates, lists and revokes tokens.")
final class TokenCommand {

    private final Session session;

    TokenCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Creates a token and shows it, this once.")
    int create(
            @Parameters(paramLabel = "NAME", description = "What it is for.") String name,
            @Option(names = "--admin", description = "An administrator token, not an API token.")
                    boolean admin,
            @Mixin SecretTerms terms) {
        var body = terms.in(Json.object().put("name", name).put("kind", admin ? "admin" : "api"));
        return session.call(api ->
                session.show(api.post("/tokens", body), created -> created.path("token").asText()));
    }

    @Command(description = "Lists tokens by number.")
    int list() {
        return session.call(api ->
                session.show(api.list("/tokens", Map.of(), session.limit()), TokenCommand::table));
    }

    @Command(description = "Revokes a token, at once.")
    int revoke(@Parameters(paramLabel = "TOKEN", description = "Its number.") long number) {
        return session.call(api -> {
            api.delete("/tokens/" + number);
            return session.show(
                    Json.object().put("revoked", number), _ -> "token " + number + " is revoked");
        });
    }

    private static Table table(List<JsonNode> tokens) {
        var table =
                new Table(
                        "ID", "KIND", "NAME", "BEGINS", "LIMIT", "CREATED", "USED", "EXPIRES",
                        "REVOKED");
        for (var token : tokens) {
            table.row(
                    Plain.of(token.path("id")),
                    Plain.of(token.path("kind")),
                    Plain.of(token.path("name")),
                    Plain.of(token.path("first_characters")),
                    Plain.of(token.path("rate_limit")),
                    Plain.moment(token.path("created_at")),
                    Plain.moment(token.path("last_used_at")),
                    Plain.moment(token.path("expires_at")),
                    Plain.moment(token.path("revoked_at")));
        }
        return table;
    }
}
