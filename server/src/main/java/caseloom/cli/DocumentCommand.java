package caseloom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The documents of Core.
@Command(name = "document", description = "Uploads documents to Core, finds and changes them.")
final class DocumentCommand {

    private static final String PATH = "/documents";
    private static final String DOCUMENT = "DOCUMENT";
    private static final String NUMBER = "The number of the document.";

    /// For sending all bytes, and for the server to store them.
    private static final Duration TRANSFER = Duration.ofHours(2);

    private final Session session;

    DocumentCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Uploads documents, one after the other.")
    int upload(
            @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files on this machine.")
                    List<Path> paths,
            @Option(
                            names = "--attribute",
                            paramLabel = "NAME=VALUE",
                            description = "What is known about them; more than once for more.")
                    @Nullable List<String> attributes) {
        var said = attributes == null ? null : DocumentDetails.attributes(attributes);
        return session.call(api -> {
            var made = new ArrayList<JsonNode>();
            for (var path : paths) {
                var sent = sent(api, path);
                made.add(said == null ? sent : api.patch(path(sent), said));
            }
            return session.show(made, DocumentDetails::table);
        });
    }

    private JsonNode sent(Api api, Path path) {
        var file = session.around().folder().resolve(path);
        var form = Form.of(List.of(file), session.around().random());
        var request =
                api.request(PATH, Map.of())
                        .POST(form.body())
                        .timeout(TRANSFER)
                        .header("Content-Type", form.type());
        return Api.answer(api.send(request.build(), BodyHandlers.ofByteArray()));
    }

    @Command(description = "Lists documents, the newest first.")
    int list(
            @Option(
                            names = "--search",
                            paramLabel = "WORDS",
                            description = "Only those in whose text or name these words are.")
                    @Nullable String words) {
        var wanted = words == null ? Map.<String, String>of() : Map.of("search", words);
        return session.call(api ->
                session.show(api.list(PATH, wanted, session.limit()), DocumentDetails::table));
    }

    @Command(description = "Shows a document: what is known about it, and how it was processed.")
    int show(@Parameters(paramLabel = DOCUMENT, description = NUMBER) long number) {
        return session.call(api -> session.show(api.get(path(number)), DocumentDetails::words));
    }

    @Command(description = "Shows the text of a document, page by page.")
    int text(@Parameters(paramLabel = DOCUMENT, description = NUMBER) long number) {
        return session.call(api ->
                session.show(
                        api.list(path(number) + "/pages", Map.of(), session.limit()),
                        DocumentDetails::pages));
    }

    @Command(description = "Sets attributes of a document; the others stay.")
    int set(
            @Parameters(paramLabel = DOCUMENT, description = NUMBER) long number,
            @Parameters(
                            paramLabel = "NAME=VALUE",
                            arity = "1..*",
                            description = "With a type other than text: NAME:TYPE=VALUE.")
                    List<String> attributes) {
        var said = DocumentDetails.attributes(attributes);
        return session.call(
                api -> session.show(api.patch(path(number), said), DocumentDetails::words));
    }

    @Command(description = "Fetches a document and checks that it came whole.")
    int download(
            @Parameters(paramLabel = DOCUMENT, description = NUMBER) long number,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "PATH",
                            description =
                                    "Where to; `-` for standard output. Otherwise under its own"
                                            + " name in this folder, unless that is taken.")
                    @Nullable String output) {
        return session.call(api -> {
            var known = api.get(path(number));
            var request = api.request(path(number) + "/content", Map.of()).GET().timeout(TRANSFER);
            var answer = api.send(request.build(), BodyHandlers.ofInputStream());
            var place = new Download(session.around(), known).to(output, answer);
            return place.isEmpty()
                    ? 0
                    : session.show(told(known, place.get()), DocumentCommand::fetched);
        });
    }

    @Command(description = "Deletes a document for good, also where cases have it.")
    int delete(@Parameters(paramLabel = DOCUMENT, description = NUMBER) long number) {
        return session.call(api -> {
            api.delete(path(number));
            session.say("document " + number + " is deleted");
            return 0;
        });
    }

    private static String path(long number) {
        return PATH + "/" + number;
    }

    private static String path(JsonNode document) {
        return path(document.path("id").asLong());
    }

    private static JsonNode told(JsonNode known, Path place) {
        ObjectNode told = known.deepCopy();
        return told.put("path", place.toString());
    }

    private static String fetched(JsonNode told) {
        return "document "
                + Plain.of(told.path("id"))
                + " is in "
                + Plain.of(told.path("path"))
                + ", "
                + Plain.of(told.path("size"))
                + " bytes";
    }
}
