package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Browser;
import caseloom.Client;
import caseloom.Reply;
import caseloom.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Who may use which operation of our own API. `roles.txt` has a line for each, and a column for
/// everybody who tries it over HTTP on things of the organization acme:
///
/// - `nobody` without token and session
/// - `viewer`, `member`, `editor` and `admin` signed in at acme
/// - `foreign`, an administrator who is signed in at another organization
/// - `token`, an administrator token of acme
///
/// `yes` is whatever is answered once the door is passed; `own` too, of the foreign organization's
/// things, without a word of acme's; else the status says why not. An operation without a line
/// fails.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RolesTest {

    private static final List<String> WHO =
            List.of("nobody", "foreign", "viewer", "member", "editor", "admin", "token");

    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

    private final AdminRig rig = new AdminRig();
    private final AcmeThings acme = new AcmeThings(rig);
    private final Map<String, Browser> browsers = new LinkedHashMap<>();
    private final Client anonymous = Client.of(rig.address(), "").anonymous();

    @BeforeAll
    void people() {
        for (var role : List.of("viewer", "member", "editor", "admin")) {
            browsers.put(role, acme.signedIn(role));
        }
        browsers.put("foreign", acme.signedInElsewhere());
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l279_everyOperationIsForThoseInTheTableAndNobodyElse() {
        var found = new LinkedHashMap<String, String>();
        for (var route : inOrder(rig.api().routes())) {
            var cells = new ArrayList<String>();
            for (var who : WHO) {
                cells.add(tried(route, who));
            }
            found.put(name(route), String.join(" ", cells));
        }

        assertThat(lines(found)).isEqualTo(lines(table()));
    }

    @Test
    void theDescriptionSaysTheSameRole() {
        var description = Json.stored(read("/caseloom/admin/openapi.json"));

        for (var route : rig.api().routes()) {
            var told =
                    description
                            .path("paths")
                            .path(route.path())
                            .path(route.method().toLowerCase(Locale.ROOT))
                            .path("x-role")
                            .asText();
            assertThat(told).as(name(route)).isEqualTo(route.who());
        }
    }

    /// What takes something away comes last, so that there is something for all others to try it
    /// on, and whole sessions at the very end.
    private static List<Route> inOrder(List<Route> routes) {
        var ordered = new ArrayList<Route>();
        routes.stream().filter(route -> !ends(route)).forEach(ordered::add);
        routes.stream()
                .filter(RolesTest::ends)
                .sorted(Comparator.comparingInt((Route route) -> -route.path().length()))
                .forEach(ordered::add);
        return ordered;
    }

    private static boolean ends(Route route) {
        return route.method().equals("DELETE");
    }

    private String tried(Route route, String who) {
        var reply = sent(route, who);
        assertThat(reply.status())
                .as("%s as %s: %s", name(route), who, reply.text())
                .isLessThan(500);
        var isRefused = List.of(401, 403, 404).contains(reply.status());
        if (isRefused) {
            return Integer.toString(reply.status());
        }
        if (!who.equals("foreign")) {
            return "yes";
        }
        assertThat(reply.text()).as("%s as %s", name(route), who).doesNotContain("acme");
        return "own";
    }

    /// Whoever may come in sends a body that no operation takes, so that it does nothing; the
    /// foreign one a body that would do something.
    private Reply sent(Route route, String who) {
        var path = filled(route, who);
        if (who.equals("foreign")) {
            return foreign(route, path);
        }
        var body = route.isSafe() || ends(route) ? "" : "{\"nonsense\": true}";
        var browser = browsers.get(who);
        if (browser != null) {
            return browser.copy(rig.address()).send(route.method(), path, body);
        }
        var client = who.equals("token") ? anonymous.as(acme.token()) : anonymous;
        return client.send(route.method(), AdminApi.PREFIX + path, BodyPublishers.ofString(body));
    }

    private Reply foreign(Route route, String path) {
        var browser = Objects.requireNonNull(browsers.get("foreign")).copy(rig.address());
        return switch (name(route)) {
            case "POST /cases/{case}/files", "POST /files" ->
                    browser.post(
                            path,
                            FormBody.file("a.txt", "a").toString(),
                            "Content-Type: " + FormBody.TYPE);
            case "POST /runs/{run}/skip" -> browser.post(path, "{\"output\": 1}");
            default -> browser.send(route.method(), path, route.isSafe() ? "" : "{}");
        };
    }

    /// A stream is asked for what it refuses: it would go on for ever.
    private String filled(Route route, String who) {
        if (route.path().equals("/stream")) {
            return "/stream?case=none";
        }
        return PART.matcher(route.path()).replaceAll(part -> acme.thing(part.group(1), route, who));
    }

    private static String name(Route route) {
        return route.method() + " " + route.path();
    }

    private static String lines(Map<String, String> table) {
        var lines = new StringBuilder();
        table.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(line ->
                        lines.append(line.getKey())
                                .append(" | ")
                                .append(line.getValue())
                                .append('\n'));
        return lines.toString();
    }

    private static Map<String, String> table() {
        var table = new LinkedHashMap<String, String>();
        read("/caseloom/admin/roles.txt")
                .lines()
                .filter(line -> line.contains("|") && !line.startsWith("#"))
                .forEach(line -> {
                    var cells = line.split("\\|", 2);
                    table.put(
                            cells[0].strip().replaceAll(" +", " "),
                            cells[1].strip().replaceAll(" +", " "));
                });
        return table;
    }

    private static String read(String name) {
        try (var stream = RolesTest.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new AssertionError("no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
