package caseloom.pages;

import caseloom.http.Answer;
import caseloom.http.Dialect;
import caseloom.http.HeaderField;
import caseloom.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Gives what pages load, which is the same for everybody.
final class Assets implements Dialect {

    private final Pages pages;
    private final Answer looks;

    Assets(Pages pages) {
        this.pages = pages;
        this.looks =
                Answer.of(
                        200,
                        bytes(),
                        HeaderField.of("Content-Type", "text/css; charset=utf-8"),
                        HeaderField.of("Cache-Control", "public, max-age=3600"),
                        HeaderField.of("X-Content-Type-Options", "nosniff"));
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public Answer answer(Request request) {
        if (!request.path().equals(Pages.LOOKS)) {
            return pages.notFound();
        }
        return request.method().equals("GET") || request.method().equals("HEAD")
                ? looks
                : pages.wrongMethod("GET, HEAD");
    }

    @Override
    public Answer failed() {
        return pages.failed();
    }

    @Override
    public Answer unavailable() {
        return pages.unavailable();
    }

    private static byte[] bytes() {
        try (var stream = Assets.class.getResourceAsStream("page.css")) {
            if (stream == null) {
                throw new IllegalStateException("no page.css");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
