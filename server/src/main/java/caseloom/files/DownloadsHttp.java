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

    private final FileAnswers answers;
    private final DownloadLinks links;
    private final Routes<Boolean> routes = new Routes<Boolean>().with("GET", "/{token}", true);

    DownloadsHttp(Files files, DownloadLinks links) {
        this.answers = new FileAnswers(files);
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
                            .map(file -> answers.of(request, file))
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

    private static Answer told(int status, String detail) {
        var body = "{\"detail\":\"" + detail + "\"}";
        return Answer.of(status, body.getBytes(StandardCharsets.UTF_8), JSON);
    }
}
