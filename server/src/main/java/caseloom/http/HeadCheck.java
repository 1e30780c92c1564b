package caseloom.http;

import io.helidon.http.Headers;

/// Whether the header names of a request are names at all. Their values are the dialects' matter: a
/// strange token is a wrong token, not a broken request.
final class HeadCheck {

    private static final String MARKS = "!#$%&'*+-.^_`|~";

    private HeadCheck() {}

    static boolean wellFormed(Headers headers) {
        for (var header : headers) {
            if (header.headerName().index() < 0 && !isToken(header.name())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isToken(String name) {
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (!isLetterOrDigit(c) && MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
