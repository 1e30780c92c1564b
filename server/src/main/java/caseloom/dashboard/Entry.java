package caseloom.dashboard;

import caseloom.http.Answer;
import caseloom.http.HeaderField;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The one page of the dashboard. Every answer has a nonce of its own, with which the libraries
/// that it is made of may add styles; scripts come from files of ours only.
record Entry(Nonces nonces) {

    static final String NAME = "index.html";

    /// What the build leaves where the nonce goes.
    private static final String PLACE = "CASELOOM_NONCE";

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-CASELOOM_NONCE'; img-src"
                    + " 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final List<HeaderField> FIELDS =
            List.of(
                    HeaderField.of("Content-Type", "text/html; charset=utf-8"),
                    HeaderField.NO_STORE,
                    HeaderField.of("Referrer-Policy", "same-origin"),
                    HeaderField.of("X-Content-Type-Options", "nosniff"),
                    HeaderField.of("X-Frame-Options", "DENY"),
                    HeaderField.of("X-Robots-Tag", "noindex, nofollow"),
                    HeaderField.of("Cross-Origin-Opener-Policy", "same-origin"));

    Answer answer(Bundle bundle) {
        var nonce = nonces.next();
        var page = new String(bundle.file(NAME).bytes(), StandardCharsets.UTF_8);
        var answer =
                Answer.of(200, page.replace(PLACE, nonce).getBytes(StandardCharsets.UTF_8))
                        .with(
                                HeaderField.of(
                                        "Content-Security-Policy", POLICY.replace(PLACE, nonce)));
        for (var field : FIELDS) {
            answer = answer.with(field);
        }
        return answer;
    }
}
