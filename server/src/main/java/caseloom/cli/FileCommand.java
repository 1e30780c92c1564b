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

/// The files of a case.
@Command(name = "file", description = "Brings files to a case, fetches and deletes them.")
final class FileCommand {

    private static final String CASE = "CASE";
    private static final String FILE = "FILE";
    private static final String NUMBER = "The number of the case.";
    private static final String FILE_NUMBER = "The number of the file.";

    /// For sending all bytes, and for the server to store them.
    private static final Duration TRANSFER = Duration.ofHours(2);

    private final Session session;

    FileCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Uploads files to a case: all of them, or none.")
    int upload(
            @Parameters(paramLabel = CASE, description = NUMBER) long number,
            @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files on this machine.")
                    List<Path> paths,
            @Option(
                            names = "--key",
                            paramLabel = "TEXT",
                            description = "An Idempotency-Key: with it, to repeat is safe.")
                    @Nullable String key) {
        var folder = session.around().folder();
        var form = Form.of(paths.stream().map(folder::resolve).toList(), session.around().random());
        return session.call(api -> {
            var request =
                    api.request(path(number), Map.of())
                            .POST(form.body())
                            .timeout(TRANSFER)
                            .header("Content-Type", form.type());
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            var answer = Api.answer(api.send(request.build(), BodyHandlers.ofByteArray()));
            return session.show(items(answer), FileCommand::table);
        });
    }

    @Command(description = "Lists the files of a case, by number.")
    int list(@Parameters(paramLabel = CASE, description = NUMBER) long number) {
        return session.call(api ->
                session.show(
                        api.list(path(number), Map.of(), session.limit()), FileCommand::table));
    }

    @Command(description = "Fetches a file of a case and checks that it came whole.")
    int download(
            @Parameters(paramLabel = CASE, description = NUMBER) long number,
            @Parameters(paramLabel = FILE, description = FILE_NUMBER) long file,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "PATH",
                            description =
                                    "Where to; `-` for standard output. Otherwise under its own"
                                            + " name in this folder, unless that is taken.")
                    @Nullable String output) {
        return session.call(api -> {
            var known = api.get(path(number) + "/" + file);
            var download = new Download(session.around(), known);
            var request =
                    api.request(path(number) + "/" + file + "/content", Map.of())
                            .GET()
                            .timeout(TRANSFER);
            var answer = api.send(request.build(), BodyHandlers.ofInputStream());
            var place = download.to(output, answer);
            return place.isEmpty() ? 0 : session.show(told(known, place.get()), FileCommand::words);
        });
    }

    @Command(description = "Deletes a file of a case.")
    int delete(
            @Parameters(paramLabel = CASE, description = NUMBER) long number,
            @Parameters(paramLabel = FILE, description = FILE_NUMBER) long file) {
        return session.call(api -> {
            api.delete(path(number) + "/" + file);
            session.say("file " + file + " is deleted");
            return 0;
        });
    }

    private static String path(long number) {
        return "/cases/" + number + "/files";
    }

    private static JsonNode told(JsonNode known, Path place) {
        ObjectNode told = known.deepCopy();
        return told.put("path", place.toString());
    }

    private static String words(JsonNode told) {
        return "file "
                + Plain.of(told.path("id"))
                + " is in "
                + Plain.of(told.path("path"))
                + ", "
                + Plain.of(told.path("size"))
                + " bytes";
    }

    private static List<JsonNode> items(JsonNode answer) {
        var items = new ArrayList<JsonNode>();
        answer.path("items").forEach(items::add);
        return items;
    }

    private static Table table(List<JsonNode> files) {
        var table = new Table("ID", "SIZE", "TYPE", "CREATED", "MADE BY", "NAME");
        for (var file : files) {
            table.row(
                    Plain.of(file.path("id")),
                    Plain.of(file.path("size")),
                    Plain.of(file.path("detected_type")),
                    Plain.moment(file.path("created_at")),
                    Plain.of(file.path("made_by").path("step")),
                    Plain.of(file.path("name")));
        }
        return table;
    }
}
