package caseloom.dashboard;

import caseloom.http.Answer;
import caseloom.http.Dialect;
import caseloom.http.HeaderField;
import caseloom.http.Mount;
import caseloom.http.Request;
import caseloom.pages.Pages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Gives the dashboard: files with a hash in their names for good, the others as long as they are
/// the same, and for every other address the one page that finds out itself what to show there.
/// Safe to share.
public final class DashboardHttp implements Dialect {

    public static final String PREFIX = "/app";

    private static final String HASHED = "assets/";

    private static final HeaderField NOSNIFF = HeaderField.of("X-Content-Type-Options", "nosniff");
    private static final HeaderField VARY = HeaderField.of("Vary", "Accept-Encoding");
    private static final HeaderField FOR_GOOD =
            HeaderField.of("Cache-Control", "public, max-age=31536000, immutable");
    private static final HeaderField ASK_AGAIN = HeaderField.of("Cache-Control", "no-cache");

    /// The best first.
    private static final List<Encoding> ENCODINGS =
            List.of(new Encoding("br", ".br"), new Encoding("gzip", ".gz"));

    private static final Map<String, String> TYPES =
            Map.of(
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "json", "application/json; charset=utf-8",
                    "png", "image/png",
                    "woff2", "font/woff2");

    private record Encoding(String word, String ending) {}

    private final Optional<Bundle> bundle;
    private final Entry entry;
    private final Pages pages;

    private DashboardHttp(Optional<Bundle> bundle, Entry entry, Pages pages) {
        this.bundle = bundle;
        this.entry = entry;
        this.pages = pages;
    }

    /// With the dashboard that was built with this server, or with a page that says that none was.
    public static DashboardHttp of(Nonces nonces, Pages pages) {
        return of(Bundle.BUILT, nonces, pages);
    }

    static DashboardHttp of(String folder, Nonces nonces, Pages pages) {
        return new DashboardHttp(Bundle.of(folder), new Entry(nonces), pages);
    }

    /// Where the dashboard is; empty when this server was built without it.
    public static Optional<String> builtPath() {
        return Bundle.of(Bundle.BUILT).map(_ -> PREFIX);
    }

    /// Its places: its own, and the root of the server, which leads people to it.
    ///
    /// @param others who answers programs at the root
    public List<Mount> mounts(Dialect others) {
        return List.of(new Mount(PREFIX, this), new Mount("/", new FrontDoor(pages, others)));
    }

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public Answer answer(Request request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return pages.wrongMethod("GET, HEAD");
        }
        if (bundle.isEmpty()) {
            return missing();
        }
        var name = request.path().substring(PREFIX.length()).replaceFirst("^/", "");
        if (bundle.get().has(name) && !name.equals(Entry.NAME)) {
            return file(bundle.get(), name, request);
        }
        return name.startsWith(HASHED) ? gone() : entry.answer(bundle.get());
    }

    @Override
    public Answer failed() {
        return pages.failed();
    }

    @Override
    public Answer unavailable() {
        return pages.unavailable();
    }

    private static Answer file(Bundle bundle, String name, Request request) {
        var encoding =
                ENCODINGS.stream()
                        .filter(one -> bundle.has(name + one.ending))
                        .filter(one -> accepts(request, one.word))
                        .findFirst();
        var file = bundle.file(name + encoding.map(Encoding::ending).orElse(""));
        if (request.header("If-None-Match").stream().anyMatch(tags -> tags.contains(file.tag()))) {
            return described(Answer.of(304, new byte[0]), name, file);
        }
        var answer =
                described(Answer.of(200, file.bytes()), name, file)
                        .with(HeaderField.of("Content-Type", type(name)));
        return encoding.map(one -> answer.with(HeaderField.of("Content-Encoding", one.word)))
                .orElse(answer);
    }

    private static Answer described(Answer answer, String name, BundleFile file) {
        return answer.with(HeaderField.of("ETag", file.tag()))
                .with(name.startsWith(HASHED) ? FOR_GOOD : ASK_AGAIN)
                .with(VARY)
                .with(NOSNIFF);
    }

    /// Whether a browser takes an encoding; one with the weight nothing is refused.
    private static boolean accepts(Request request, String encoding) {
        return request.header("Accept-Encoding").stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .anyMatch(value -> value.equals(encoding) || weighted(value, encoding));
    }

    private static boolean weighted(String value, String encoding) {
        return value.startsWith(encoding + ";") && !value.matches(".*q=0(\\.0*)?");
    }

    private static String type(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    /// A file of another build: a page that was loaded before an upgrade asks for it, and then
    /// loads itself anew.
    private static Answer gone() {
        return Answer.of(
                404,
                "There is no such file.\n".getBytes(StandardCharsets.UTF_8),
                HeaderField.of("Content-Type", "text/plain; charset=utf-8"),
                HeaderField.NO_STORE,
                NOSNIFF);
    }

    private Answer missing() {
        return pages.told(
                404,
                "The dashboard is not here",
                "This server was built without it: that takes Node.js 20 or newer. Install it, and"
                        + " start the server again with ./caseloom start. Everything else works.");
    }
}
