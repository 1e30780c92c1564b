package caseloom.pages;

import caseloom.http.Answer;
import caseloom.http.Dialect;
import caseloom.http.HeaderField;
import caseloom.http.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The frame of all pages, and the answers that any of them may need. Safe to share.
///
/// A page is kept by nobody, shown in no other page, found by no search engine, and tells no other
/// site where its reader came from, since its address is a secret.
public final class Pages {

    public static final String PREFIX = "/pages";

    static final String LOOKS = PREFIX + "/page.css";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri"
                    + " 'none'; frame-ancestors 'none'";

    private static final List<HeaderField> FIELDS =
            List.of(
                    HeaderField.of("Content-Type", "text/html; charset=utf-8"),
                    HeaderField.NO_STORE,
                    HeaderField.of("Referrer-Policy", "no-referrer"),
                    HeaderField.of("X-Content-Type-Options", "nosniff"),
                    HeaderField.of("X-Frame-Options", "DENY"),
                    HeaderField.of("X-Robots-Tag", "noindex, nofollow"),
                    HeaderField.of("Cross-Origin-Opener-Policy", "same-origin"));

    private final String path;
    private final Origin origin;

    public Pages(String publicUrl) {
        var uri = URI.create(publicUrl);
        this.path = uri.getRawPath() == null ? "" : uri.getRawPath();
        this.origin = Origin.of(uri);
    }

    /// Where a path of ours is, as links and forms of pages name it.
    public String at(String ours) {
        return path + ours;
    }

    public Answer page(int status, String title, Html... body) {
        return pageAllowing("", status, title, body);
    }

    /// A page that may load more.
    ///
    /// @param allowed directives, such as `; script-src 'self'`
    public Answer pageAllowing(String allowed, int status, String title, Html... body) {
        var markup =
                "<!doctype html>\n"
                        + Html.element(
                                        "html",
                                        Attributes.of("lang", "en"),
                                        head(title),
                                        body(title, body))
                                .markup();
        var answer =
                Answer.of(status, markup.getBytes(StandardCharsets.UTF_8))
                        .with(HeaderField.of("Content-Security-Policy", POLICY + allowed));
        for (var field : FIELDS) {
            answer = answer.with(field);
        }
        return answer;
    }

    private Html head(String title) {
        return Html.element(
                "head",
                Html.empty("meta", Attributes.of("charset", "utf-8")),
                Html.empty(
                        "meta",
                        Attributes.of("name", "viewport")
                                .and("content", "width=device-width, initial-scale=1")),
                Html.empty("meta", Attributes.of("name", "robots").and("content", "noindex")),
                Html.empty(
                        "meta", Attributes.of("name", "color-scheme").and("content", "light dark")),
                Html.element("title", Html.text(title)),
                Html.empty("link", Attributes.of("rel", "stylesheet").and("href", at(LOOKS))));
    }

    private static Html body(String title, Html... body) {
        return Html.element(
                "body", Html.element("main", Html.element("h1", Html.text(title)), Html.of(body)));
    }

    /// A page of one sentence.
    public Answer told(int status, String title, String sentence) {
        return page(status, title, Html.element("p", Html.text(sentence)));
    }

    /// There is no such link, or nothing behind it.
    public Answer notFound() {
        return told(
                404,
                "This link leads nowhere",
                "Please check that it was copied completely, as it stands in the mail. What it led"
                        + " to may also have been deleted.");
    }

    /// There was something behind it.
    public Answer over(String sentence) {
        return told(410, "This is over", sentence);
    }

    /// The form was not one of ours.
    public Answer foreign() {
        return told(
                403,
                "This form came from another site",
                "Nothing was changed. Please open the link in the mail, and use the form there.");
    }

    public Answer wrongMethod(String allow) {
        return told(
                        405,
                        "This cannot be done here",
                        "Please open the page again by the link that led here.")
                .with(HeaderField.of("Allow", allow));
    }

    public Answer tooLarge() {
        return told(413, "This is too much", "Please write less, and send the form again.");
    }

    public Answer malformed() {
        return told(
                400,
                "This form is broken",
                "Please open the page again by the link that led here.");
    }

    public Answer failed() {
        return told(500, "Something went wrong", "Please try again in a moment.");
    }

    public Answer unavailable() {
        return told(503, "Not available now", "Please try again in a moment.")
                .with(HeaderField.of("Retry-After", "5"));
    }

    /// Whether a form was sent from a page of ours, as far as the browser says.
    public boolean isOurs(Request request) {
        return origin.sent(request);
    }

    /// What pages load.
    public Dialect assets() {
        return new Assets(this);
    }
}
