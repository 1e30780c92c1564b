package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Reading the audit trail.
@Command(name = "audit", description = "Shows who did what.")
final class AuditCommand {

    private final Session session;

    AuditCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Lists who did what, the newest first.")
    int list(
            @Option(
                            names = "--verb",
                            paramLabel = "VERB",
                            description = "What was done, such as workflow.publish.")
                    @Nullable String verb,
            @Option(
                            names = "--kind",
                            paramLabel = "KIND",
                            description = "What it was done to, such as workflow.")
                    @Nullable String kind,
            @Option(
                            names = "--target",
                            paramLabel = "NUMBER",
                            description = "The number of what it was done to.")
                    @Nullable String target,
            @Option(names = "--member", paramLabel = "NUMBER", description = "Done by this member.")
                    @Nullable String member,
            @Option(
                            names = "--at",
                            paramLabel = "FROM..BEFORE",
                            description = "Done between; either may be left out.")
                    @Nullable String at) {
        var parameters = new TreeMap<String, String>();
        Session.add(parameters, "verb", verb);
        Session.add(parameters, "target_kind", kind);
        Session.add(parameters, "target", target);
        Session.add(parameters, "member", member);
        Range.of("--at", at).addTo(parameters, "from", "before");
        return session.call(api ->
                session.show(api.list("/audit", parameters, session.limit()), AuditCommand::table));
    }

    private static Table table(List<JsonNode> entries) {
        var table = new Table("AT", "WHO", "BY", "VERB", "TARGET", "DETAIL");
        for (var entry : entries) {
            table.row(
                    Plain.moment(entry.path("at")),
                    Plain.of(entry.at("/actor/name")),
                    credential(entry.path("actor")),
                    Plain.of(entry.path("verb")),
                    Plain.of(entry.path("target_id")),
                    Plain.text(Json.write(entry.path("detail"))));
        }
        return table;
    }

    private static String credential(JsonNode actor) {
        var kind = Plain.of(actor.path("kind"));
        return actor.hasNonNull("credential_id")
                ? kind + " " + Plain.of(actor.path("credential_id"))
                : kind;
    }
}
