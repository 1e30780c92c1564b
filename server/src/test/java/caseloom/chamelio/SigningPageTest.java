package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.Reply;
import caseloom.seals.Papers;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What people see and do who have a link, without an account.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningPageTest {

    private static final String INK = "10,10 40,60 80,20 120,90;200,50 230,70";

    private final SignRig signing = new SignRig();
    private final ChamelioRig rig = signing.rig();

    @BeforeAll
    void workflow() {
        signing.publish("contract", ", message: 'Read <b>this</b>'", "");
        rig.publish(
                ChamelioRig.document(
                        "caught",
                        "contract",
                        "contract: { type: string, x-type: file }",
                        """
                        - attempt:
                            try:
                              - sign: { call: request-signature, with: { file: '${ .contract }', signers: ann@example.com } }
                            catch:
                              errors: { with: { type: 'urn:caseloom:errors:signature-declined' } }
                              as: no
                              do:
                                - note: { call: add-note, with: { text: '${ $no.detail }' } }
                        """));
    }

    @AfterAll
    void stop() {
        signing.close();
    }

    private String page() {
        return signing.begin(signing.task("contract"), SignRig.ANN);
    }

    private Reply get(String path) {
        return rig.http().get(path);
    }

    @Test
    void thePageShowsTheDocumentAndAForm() {
        var page = page();

        var shown = get(page);

        assertThat(shown.text())
                .contains("Please sign: contract.pdf", "Read &lt;b&gt;this&lt;/b&gt;")
                .contains("<iframe", page + "/document/1", "name=\"consent\"");
        var document = get(page + "/document/1");
        assertThat(Papers.text(document.bytes())).contains("The contract");
        assertThat(document.header("Content-Type")).contains("application/pdf");
        assertThat(document.header("Content-Disposition")).contains("inline");
    }

    @Test
    void thePageIsKeptByNobodyAndLoadsNothingFromElsewhere() {
        var shown = get(page());

        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(shown.header("Referrer-Policy")).contains("no-referrer");
        assertThat(shown.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(shown.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-src 'self'")
                .contains("frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(get("/sign/assets/signing.js").header("Content-Type"))
                .contains("text/javascript; charset=utf-8");
        assertThat(get("/sign/assets/signing.css").status()).isEqualTo(200);
        assertThat(get("/sign/assets/other.js").status()).isEqualTo(404);
    }

    @Test
    void whoeverSignedComesToTheirCopy() {
        var task = signing.task("contract");
        var page = signing.begin(task, SignRig.ANN);

        var signed =
                signing.form(page, "action=sign&consent=yes&name=Ann&ink=" + SignRig.encoded(INK));

        assertThat(signed.status()).isEqualTo(303);
        var copy = SignRig.path(signed.header("Location").orElseThrow());
        assertThat(copy).isNotEqualTo(page);
        Probe.until("the copy is there", () -> get(copy).text().contains("Download"));
        var bytes = get(copy + "/signed/1").bytes();
        assertThat(Papers.text(bytes)).contains("signature drawn");
        assertThat(get(copy + "/signed/2").status()).isEqualTo(404);
        assertThat(get(copy + "/document/1").status()).isEqualTo(404);
        rig.server().clock().forward(Duration.ofDays(31));
        assertThat(get(copy).status()).isEqualTo(410);
    }

    @Test
    void whatIsNotFilledInIsToldAtItsField() {
        var page = page();

        var empty = signing.form(page, "action=sign&name=%20&ink=abc");

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text())
                .contains("type your full name", "drawing cannot be used", "agree to sign")
                .contains("aria-invalid=\"true\"", "role=\"alert\"");
        assertThat(signing.form(page, "action=sign&consent=yes&name=" + "x".repeat(101)).status())
                .isEqualTo(422);
        assertThat(signing.form(page, "action=decline&reason=").status()).isEqualTo(422);
        assertThat(signing.form(page, "%zz").status()).isEqualTo(400);
        assertThat(signing.form(page, "name=" + "x".repeat(300_000)).status()).isEqualTo(413);
        assertThat(signing.sign(page, "Ann").status()).isEqualTo(303);
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() {
        var page = page();
        var values = "action=sign&consent=yes&name=Ann";

        assertThat(signing.form(page, values, "Origin: https://evil.example").status())
                .isEqualTo(403);
        assertThat(signing.form(page, values, "Sec-Fetch-Site: cross-site").status())
                .isEqualTo(403);
        assertThat(get(page).text()).contains("Your signature");
    }

    @Test
    void signingTwiceAndSigningEarlyAreAnswered() {
        var task = signing.task("contract");
        var anns = signing.begin(task, SignRig.ANN, SignRig.BOB);

        assertThat(signing.sign(anns, "Ann").status()).isEqualTo(303);
        assertThat(signing.sign(anns, "Ann").status()).isEqualTo(409);
        assertThat(get(anns).text()).contains("You signed on");
        signing.sign(signing.link(task, SignRig.BOB), "Bob");

        rig.untilStatus(task, "completed");
        assertThat(get(anns).status()).isEqualTo(410);
    }

    @Test
    void whoeverDeclinesSaysWhyAndTheStepFailsWithThat() {
        var task = signing.start("caught", Papers.pdf("The contract"));
        signing.untilAsked(task);
        var page = signing.link(task, SignRig.ANN);

        var declined = signing.decline(page, "Too dear");

        assertThat(declined.status()).isEqualTo(200);
        assertThat(declined.text()).contains("You declined to sign");
        rig.untilStatus(task, "completed");
        assertThat(rig.history(task, "signature.declined").getFirst().get("reason").textValue())
                .isEqualTo("Too dear");
        assertThat(rig.history(task, "note.added").getFirst().get("text").textValue())
                .isEqualTo("ann@example.com: Too dear");
        assertThat(signing.signedDocuments(task).get("total").intValue()).isZero();
    }

    @Test
    void whatCannotBeSignedFailsTheStepWithAClearError() {
        var encrypted = signing.start("contract", Papers.encrypted());
        var text = signing.start("contract", "no pdf".getBytes(StandardCharsets.UTF_8));

        rig.untilStatus(encrypted, "failed");
        rig.untilStatus(text, "failed");

        assertThat(rig.history(encrypted, "run.failed").getFirst().at("/error/detail").textValue())
                .contains("(contract.pdf) is protected with a password");
        assertThat(rig.history(text, "run.failed").getFirst().at("/error/detail").textValue())
                .contains("is no PDF that can be read");
    }

    @Test
    void otherMethodsAndPathsAreTold() {
        var page = page();

        var wrong = rig.http().send("DELETE", page, BodyPublishers.noBody());

        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).contains("GET, HEAD, POST");
        assertThat(get("/sign").status()).isEqualTo(404);
        assertThat(get(page + "/document/9").status()).isEqualTo(404);
        assertThat(get(page + "/signed/1").status()).isEqualTo(404);
    }
}
