package caseloom.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Targets of requests: paths of known calls with good and odd parts, and queries. What answers
/// told is used again. For one thread.
final class Targets {

    private static final int KEPT_MOST = 50;

    private static final String CHAMP = "/api/external/v1/workflows/{w}";

    /// The only call with the method PATCH.
    static final String CORE_FILE = "/core/files/{f}";

    private static final List<String> READS =
            List.of(
                    CHAMP + "/cases/{c}",
                    CHAMP + "/runs/{r}",
                    "/users/org-info",
                    "/workflows",
                    "/workflows/{n}/{v}/schema",
                    "/tasks",
                    "/tasks/{c}",
                    "/tasks/{c}/files",
                    "/tasks/{c}/steps/{s}/document",
                    "/tasks/{c}/activity-logs",
                    "/tasks/{c}/approval-details",
                    "/tasks/{c}/latest-negotiation-version",
                    "/tasks/{c}/signed-documents",
                    "/files/{f}",
                    "/sign/{l}",
                    "/sign/{l}/document/{c}",
                    "/downloads/{l}",
                    "/approve/{a}",
                    "/pages/page.css");

    private static final List<String> WRITES =
            List.of(
                    CHAMP + "/cases",
                    CHAMP + "/runs",
                    "/workflows/{n}/{v}/initiate",
                    "/workflows/{n}/{v}/initiate-flexible",
                    "/tasks/{c}/cancel",
                    "/tasks/{c}/approve",
                    "/tasks/{c}/initiate_sign",
                    "/tasks/{c}/comment",
                    "/core/upload",
                    CORE_FILE + "/attributes",
                    "/core/contracts/{c}",
                    "/approve/{a}",
                    "/approve/{a}/handover");

    private static final List<String> ODD =
            List.of(
                    "",
                    "0",
                    "01",
                    "-1",
                    "+1",
                    "1.0",
                    "1e3",
                    "9007199254740991",
                    "9007199254740992",
                    "999999999999999999",
                    "9223372036854775807",
                    "9223372036854775808",
                    "9".repeat(400),
                    "latest",
                    "LATEST",
                    "%31",
                    "%2F",
                    "%00",
                    "%ff",
                    "%C3%A9",
                    "%E2%82",
                    "%",
                    "%z1",
                    "%%%",
                    ".",
                    "..",
                    "%2e%2e",
                    ";a=b",
                    "a;b",
                    "attachment_1",
                    "file_0",
                    "doc_999999999999999999",
                    "attachment_1%20",
                    "'",
                    "\u00e9\u00ff",
                    "x".repeat(3_000));

    private static final List<String> QUERIES =
            List.of(
                    "?",
                    "?limit=1",
                    "?limit=201",
                    "?limit=0&limit=5",
                    "?limit=&offset=",
                    "?limit=abc&offset=-1",
                    "?offset=9223372036854775807",
                    "?offset=99999999999999999999999",
                    "?limit=%31",
                    "?limit=%zz",
                    "?status=completed",
                    "?status=in_progress&workflow_id=rich&limit=3",
                    "?status=done",
                    "?status",
                    "?workflow_id=%00",
                    "?workflow_id=%ff",
                    "?metadata.a=1&metadata.b=true",
                    "?metadata.=x",
                    "?metadata.a=%00",
                    "?metadata.%00=1",
                    "?metadata.%ED%A0%80=1",
                    "?metadata.a=%F0%9F%98%80",
                    "?user_email=nobody@acme.example",
                    "?user_email=ADMIN@acme.example",
                    "?user_email=%00",
                    "?only_user_comments=yes&offset=1",
                    "?only_user_comments=%00",
                    "?&&=&a==b&",
                    "?" + "a=b&".repeat(1_500));

    private final Dice dice;
    private final Map<String, List<String>> known = new HashMap<>();

    Targets(Dice dice, World world) {
        this.dice = dice;
        known.put("w", numbers(world));
        known.put("n", new ArrayList<>(world.names()));
        known.put("v", new ArrayList<>(List.of("latest", "1")));
        known.put("c", new ArrayList<>(List.of("1")));
        known.put("r", new ArrayList<>(List.of("1")));
        known.put("f", new ArrayList<>(List.of(world.fileId())));
        known.put("a", new ArrayList<>(List.of("A".repeat(43))));
        known.put("s", new ArrayList<>(List.of("intake_step", "review")));
        known.put("l", new ArrayList<>(List.of(world.linkToken())));
    }

    /// Keeps the number of a case or a run that an answer told of.
    void learn(String kind, String value) {
        var values = known.getOrDefault(kind, new ArrayList<>());
        values.add(value);
        if (values.size() > KEPT_MOST) {
            values.removeFirst();
        }
    }

    String read() {
        return target(dice.one(READS));
    }

    String write() {
        return target(dice.one(WRITES));
    }

    private String target(String pattern) {
        var path = filled(pattern);
        if (dice.percent(8)) {
            path = changed(path);
        }
        return dice.percent(30) ? path + dice.one(QUERIES) : path;
    }

    private String filled(String pattern) {
        var path = new StringBuilder();
        var from = 0;
        for (var open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            path.append(pattern, from, open).append(part(pattern.substring(open + 1, open + 2)));
            from = open + 3;
        }
        return path.append(pattern.substring(from)).toString();
    }

    /// The first workflow takes most.
    private String part(String kind) {
        if (dice.percent(12)) {
            return dice.one(ODD);
        }
        var values = known.getOrDefault(kind, List.of());
        return dice.percent(40) ? values.getFirst() : dice.one(values);
    }

    private String changed(String path) {
        return switch (dice.below(8)) {
            case 0 -> path + "/";
            case 1 -> path.replaceFirst("/", "//");
            case 2 -> path.substring(0, 1 + dice.below(path.length()));
            case 3 -> path + "/" + dice.one(ODD);
            case 4 -> "http://other.example" + path;
            case 5 -> path.replace("tasks", "Tasks").replace("cases", "Cases");
            case 6 -> path.replace("a", "%61");
            default -> "/api/external/v1" + path;
        };
    }

    private static List<String> numbers(World world) {
        var numbers = new ArrayList<String>();
        world.workflows().forEach(workflow -> numbers.add(Long.toString(workflow.value())));
        return numbers;
    }
}
