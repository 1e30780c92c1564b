package caseloom.files;

import caseloom.http.Answer;
import caseloom.http.Dialect;
import caseloom.http.HeaderField;
import caseloom.http.Request;
import caseloom.http.Routes;
import java.nio.charset.StandardCharsets;

/// Gives the bytes of a file to whoever has a link to it (L-202, L-203). Safe to share.
public final class DownloadsHttp implements Dialect {

    public static final String PREFIX = "/downloads";

    private static final HeaderField JSON = HeaderField.of("Content-Type", "application/json");

    private static final Answer NOT_FOUND = told(404, "Download link not found or expired");
    private static final Answer WRONG_METHOD = told(405, "Method Not Allowed");
    private static final Answer FAILED = told(500, "Internal server error");
    private static final Answer UNAVAILABLE =
            told(503, "Service unavailable").with(HeaderField.of("Retry-After", "5"));

    private static final byte[] NOTHING = {};

    private static final HeaderField NO_SNIFFING =
            HeaderField.of("X-Content-Type-Options", "nosniff");
    private static final HeaderField UNCACHED =
            HeaderField.of("Cache-Control", "private, no-store");
    private static final HeaderField BY_BYTES = HeaderField.of("Accept-Ranges", "bytes");

    private final Files files;
    private final DownloadLinks links;
    private final Routes<Boolean> routes = new Routes<Boolean>().with("GET", "/{token}", true);

    DownloadsHttp(Files files, DownloadLinks links) {
        this.files = files;
        this.links = links;
    }

    @Override
    public String name() {
        return "downloads";
    }

    @Override
    public Answer answer(Request request) {
        return switch (routes.find(request.method(), request.path().substring(PREFIX.length()))) {
            case Routes.Found.Hit<Boolean> hit ->
                    links.file(hit.parameters().getFirst())
                            .map(file -> found(request, file))
                            .orElse(NOT_FOUND);
            case Routes.Found.WrongMethod<Boolean>(var allow) ->
                    WRONG_METHOD.with(HeaderField.of("Allow", allow));
            case Routes.Found.Unknown<Boolean> _ -> NOT_FOUND;
        };
    }

    /// Whoever has a token has the file.
    @Override
    public String loggable(String path) {
        return PREFIX;
    }

    @Override
    public Answer failed() {
        return FAILED;
    }

    @Override
    public Answer unavailable() {
        return UNAVAILABLE;
    }

    /// A range means something to `GET` only.
    private Answer found(Request request, FileRecord file) {
        var range =
                request.method().equals("GET") && isWanted(request, file)
                        ? ByteRange.of(request.header("Range"), file.size())
                        : new ByteRange.Whole();
        return switch (range) {
            case ByteRange.Whole _ -> bytes(request, file, 200, 0, file.size());
            case ByteRange.Part part ->
                    bytes(request, file, 206, part.first(), part.length())
                            .with(contentRange(part.first() + "-" + part.last(), file));
            case ByteRange.Unsatisfiable _ ->
                    Answer.of(416, NOTHING, UNCACHED, BY_BYTES).with(contentRange("*", file));
        };
    }

    /// A part of what was fetched before is no use when the file is another one.
    private static boolean isWanted(Request request, FileRecord file) {
        var wanted = request.header("If-Range");
        return wanted.isEmpty() || wanted.getFirst().strip().equals(tag(file));
    }

    private Answer bytes(Request request, FileRecord file, int status, long first, long length) {
        HeaderField[] fields = {
            HeaderField.of("Content-Type", file.contentType()),
            HeaderField.of("Content-Disposition", Disposition.of(file.name())),
            HeaderField.of("ETag", tag(file)),
            NO_SNIFFING,
            UNCACHED,
            BY_BYTES
        };
        return request.method().equals("HEAD")
                ? Answer.headOnly(status, length, fields)
                : Answer.streamed(status, length, files.open(file, first), fields);
    }

    private static Answer told(int status, String detail) {
        var body = "{\"detail\":\"" + detail + "\"}";
        return Answer.of(status, body.getBytes(StandardCharsets.UTF_8), JSON);
    }

    private static HeaderField contentRange(String range, FileRecord file) {
        return HeaderField.of("Content-Range", "bytes " + range + "/" + file.size());
    }

    private static String tag(FileRecord file) {
        return '"' + file.sha256() + '"';
    }
}
