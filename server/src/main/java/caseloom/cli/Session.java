package caseloom.cli;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// What all commands share: the options that may stand anywhere, the server, the screen.
@Command(
        name = "caseloom",
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        description = "Works with a Caseloom server.",
        footer = {
            "",
            "Environment:",
            "  CASELOOM_URL    the server; default http://localhost:8080",
            "  CASELOOM_TOKEN  an administrator token; default: the file",
            "                  admin-token in the folder CASELOOM_DATA",
            "Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 not found,",
            "4 no connection, 5 not authorized."
        })
final class Session {

    private static final int LIMIT_MOST = 1_000_000;

    private final Surroundings around;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this page.")
    private boolean help;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Write JSON, for programs.")
    private boolean json;

    @Option(
            names = "--organization",
            scope = ScopeType.INHERIT,
            paramLabel = "NUMBER",
            description = "Work for another organization; needs a token of the installation.")
    private @Nullable Long organization;

    @Option(
            names = "--limit",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            defaultValue = "100",
            description = "Show at most so many items of a list.")
    private int limit = 100;

    Session(Surroundings around) {
        this.around = around;
    }

    boolean help() {
        return help;
    }

    boolean json() {
        return json;
    }

    Surroundings around() {
        return around;
    }

    /// Calls the server and gives the exit code that the work comes to.
    int call(Function<Api, Integer> work) {
        try (var api = api(target())) {
            return work.apply(api);
        }
    }

    /// The same for work that can do without a server: it gets none when none is wanted, or there
    /// is no token for it.
    int perhaps(boolean wanted, Function<@Nullable Api, Integer> work) {
        if (!wanted || target().token().isEmpty()) {
            return work.apply(null);
        }
        try (var api = api(target())) {
            return work.apply(api);
        }
    }

    private Target target() {
        return Target.of(around.environment(), around.folder());
    }

    private Api api(Target target) {
        var always = new TreeMap<String, String>();
        if (organization != null) {
            always.put("organization", organization.toString());
        }
        return new Api(target, always);
    }

    /// Says something beside the answer.
    void warn(String line) {
        around.screen().err().println("caseloom: " + line);
        around.screen().err().flush();
    }

    /// Shows one value: as it is to programs, in words to people.
    int show(JsonNode value, Function<JsonNode, String> words) {
        say(json ? Json.write(value) : words.apply(value));
        return 0;
    }

    /// Shows a list: as it is to programs, as a table to people.
    int show(List<JsonNode> items, Function<List<JsonNode>, Table> table) {
        if (json) {
            ObjectNode all = Json.object();
            var array = all.putArray("items");
            items.forEach(array::add);
            say(Json.write(all));
        } else {
            around.screen().out().print(table.apply(items));
            around.screen().out().flush();
        }
        return 0;
    }

    void say(String line) {
        around.screen().out().println(line);
        around.screen().out().flush();
    }

    /// The text of a file, or of standard input for `-`.
    String read(String file) {
        try {
            return file.equals("-")
                    ? new String(around.in().readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(around.folder().resolve(file));
        } catch (IOException e) {
            throw new Trouble(Trouble.USAGE, "cannot read " + file + ": " + why(e));
        }
    }

    /// The bytes of a file.
    byte[] bytes(String file) {
        try {
            return Files.readAllBytes(around.folder().resolve(file));
        } catch (IOException e) {
            throw new Trouble(Trouble.USAGE, "cannot read " + file + ": " + why(e));
        }
    }

    private static String why(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case CharacterCodingException _ -> "it is not UTF-8";
            default -> String.valueOf(e.getMessage());
        };
    }

    /// How many items a list shows.
    int limit() {
        if (limit < 1 || limit > LIMIT_MOST) {
            throw new Trouble(Trouble.USAGE, "--limit is a number from 1 to " + LIMIT_MOST);
        }
        return limit;
    }

    static void add(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    /// A JSON object as options give it: its text, `@FILE`, or `@-` for standard input.
    ObjectNode object(String option, String text) {
        var json = text.startsWith("@") ? read(text.substring(1)) : text;
        try {
            if (Json.read(json.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonFault _) {
            // Told below: the rule is the same for all that is no object.
        }
        throw new Trouble(Trouble.USAGE, option + " is a JSON object, @FILE or @-");
    }
}
