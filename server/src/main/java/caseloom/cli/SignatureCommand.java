package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Listing what waits for signatures, and starting a signing. Signing itself takes a person's link.
@Command(name = "signature", description = "Lists and starts what is to be signed.")
final class SignatureCommand {

    private final Session session;

    SignatureCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Lists what waits for signatures, the oldest first.")
    int list() {
        return session.call(api ->
                session.show(
                        api.list("/signatures", Map.of(), session.limit()),
                        SignatureCommand::table));
    }

    @Command(name = "of-case", description = "Lists all that a case has had signed, or wants to.")
    int ofCase(@Parameters(paramLabel = "CASE", description = "Its number.") String number) {
        return session.call(api ->
                session.show(
                        api.list(
                                "/cases/" + Api.encoded(number) + "/signatures",
                                Map.of(),
                                session.limit()),
                        SignatureCommand::table));
    }

    @Command(description = "Names the signers, and shows the link of the first.")
    int start(
            @Parameters(paramLabel = "CASE", description = "The number of the case.") String number,
            @Parameters(paramLabel = "SIGNATURE", description = "As the list shows it.") String id,
            @Parameters(
                            paramLabel = "ADDRESS",
                            arity = "1..*",
                            description = "Who signs, in their order.")
                    List<String> signers,
            @Option(names = "--message", paramLabel = "TEXT", description = "What they read.")
                    @Nullable String message,
            @Option(names = "--values", paramLabel = "JSON", description = "What is collected.")
                    @Nullable String values) {
        var body = Json.object();
        signers.forEach(body.putArray("signers")::add);
        if (message != null) {
            body.put("message", message);
        }
        if (values != null) {
            body.set("values", session.object("the values", values));
        }
        return session.call(api ->
                session.show(api.post(path(number, id) + "/start", body), SignatureCommand::link));
    }

    @Command(description = "Gives a new link for a signer whose turn it is, to be passed on.")
    int link(
            @Parameters(paramLabel = "CASE", description = "The number of the case.") String number,
            @Parameters(paramLabel = "SIGNATURE", description = "As the list shows it.") String id,
            @Parameters(paramLabel = "ADDRESS", description = "Whose link.") String signer) {
        var body = Json.object().put("signer", signer);
        return session.call(api ->
                session.show(api.post(path(number, id) + "/link", body), SignatureCommand::link));
    }

    private static String path(String number, String id) {
        return "/cases/" + Api.encoded(number) + "/signatures/" + Api.encoded(id);
    }

    private static String link(JsonNode answer) {
        return Plain.of(answer.path("sign_url"));
    }

    private static Table table(List<JsonNode> signatures) {
        var table = new Table("CASE", "ID", "STATE", "TITLE", "WAITS FOR");
        for (var signature : signatures) {
            table.row(
                    Plain.of(signature.path("case_id")),
                    Plain.of(signature.path("id")),
                    Plain.of(signature.path("state")),
                    Plain.of(signature.path("title")),
                    String.join(
                            ", ", signature.path("active").valueStream().map(Plain::of).toList()));
        }
        return table;
    }
}
