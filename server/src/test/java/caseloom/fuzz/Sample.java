package caseloom.fuzz;

import java.nio.charset.StandardCharsets;

/// One request.
///
/// @param target as in its first line
/// @param text all of it, a character for a byte
/// @param strange whether it may be no HTTP, so that it is answered before any API sees it
/// @param whole whether it ends where it says, so that another request can follow
record Sample(String method, String target, String text, boolean strange, boolean whole) {

    private static final int SHOWN_MOST = 6_000;

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The path without the query.
    String path() {
        var query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    @Override
    public String toString() {
        var shown = text.length() > SHOWN_MOST ? text.substring(0, SHOWN_MOST) + "..." : text;
        return (strange ? "strange" : "")
                + (whole ? " whole" : "")
                + "\n"
                + shown.replaceAll("[^\\n\\x20-\\x7e]", "~");
    }
}
