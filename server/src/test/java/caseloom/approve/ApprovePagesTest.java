package caseloom.approve;

import static caseloom.approve.ApproveRig.ANN;
import static caseloom.approve.ApproveRig.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.mail.PostBox;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Approvals by mail: who is told, what they see, and what becomes of their answer.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovePagesTest {

    private final ApproveRig rig = new ApproveRig();

    private int annsMails;
    private int bobsMails;

    @BeforeEach
    void count() {
        annsMails = rig.box().to(ANN).size();
        bobsMails = rig.box().to(BOB).size();
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void whoeverIsAskedGetsALinkAndApprovesWithIt() {
        var number =
                rig.asking(
                        "approved",
                        "request-approval",
                        "{ title: 'Pay?', approvers: ann@example.com, show: [amount], due: P3D }");
        var link = rig.box().link(ANN, annsMails + 1);

        var page = rig.browser().get(link);
        var done = rig.send(link, "decision", "approve", "comment", "Fine <b>");

        var mail = rig.box().to(ANN).getLast();
        assertThat(PostBox.text(mail)).contains("Pay?", "Case " + number, "for you alone");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("<h1>Pay?</h1>", "Money &lt;b&gt;back&lt;/b&gt;", "Amount of money", "40")
                .contains("You answer as ann@example.com", "Please answer by")
                .doesNotContain("secret plan", "<b>", "<script", "<style", " style=");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text()).contains("You have approved.");
        var output = rig.untilRun(number, "completed");
        assertThat(output).contains("\"approved\":true", ANN, "Fine <b>");
        var deed = rig.api("GET", "/audit?verb=approval.decide&target=" + number, "").json();
        assertThat(deed.at("/items/0/actor/kind").asText()).isEqualTo("member");
    }

    @Test
    void thePageIsKeptFramedAndFoundByNobody() {
        rig.asking("headers", "request-approval", "{ title: 'Go?', approvers: ann@example.com }");

        var page = rig.browser().get(rig.box().link(ANN, annsMails + 1));

        assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).contains("no-referrer");
        assertThat(page.header("X-Robots-Tag").orElseThrow()).contains("noindex");
        assertThat(page.header("X-Frame-Options")).contains("DENY");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "script");
        var looks = rig.browser().get("/pages/page.css");
        assertThat(looks.status()).isEqualTo(200);
        assertThat(looks.header("Content-Type")).contains("text/css; charset=utf-8");
        assertThat(looks.text()).contains("prefers-color-scheme: dark");
        assertThat(rig.browser().get("/pages/other").status()).isEqualTo(404);
    }

    @Test
    void theSecondGroupIsToldWhenTheFirstIsDone() {
        var number =
                rig.asking(
                        "ordered",
                        "request-approval",
                        """
                        title: In turn?
                        ordered: true
                        groups: [{ approvers: ann@example.com }, { approvers: bob@example.com }]
                        """);
        var first = rig.box().link(ANN, annsMails + 1);
        assertThat(rig.box().to(BOB)).hasSize(bobsMails);

        rig.send(first, "decision", "approve");
        var second = rig.box().link(BOB, bobsMails + 1);
        var page = rig.browser().get(second);
        rig.send(second, "decision", "decline", "comment", "No");

        assertThat(page.text()).contains("ann@example.com approved");
        assertThat(rig.untilRun(number, "completed")).contains("\"approved\":false", "No");
        assertThat(rig.box().to(ANN)).hasSize(annsMails + 1);
    }

    @Test
    void whatIsFilledInIsCheckedAtItsField() {
        var number =
                rig.asking(
                        "filled",
                        "request-input",
                        """
                        title: Please fill in
                        assignees: [ann@example.com]
                        fields:
                          type: object
                          required: [iban, copies]
                          properties:
                            iban: { type: string, title: Account, description: As on the card, minLength: 5 }
                            copies: { type: integer, title: Copies, minimum: 1 }
                            price: { type: number, title: Price }
                            urgent: { type: boolean, title: Urgent }
                            colour: { enum: [red, green], title: Colour }
                            day: { type: string, format: date, title: Day }
                            mail: { type: string, format: email, title: Mail }
                        """);
        var link = rig.box().link(ANN, annsMails + 1);
        var names = List.of("iban", "copies", "price", "urgent", "colour", "day", "mail");

        var page = rig.browser().get(link);
        var wrong =
                rig.send(
                        link,
                        typed(
                                names,
                                "decision=approve iban=DE< copies=1.5 price=dear day=soon mail=no"));
        var none = rig.send(link, "decision", "decline");
        var right =
                rig.send(
                        link,
                        typed(
                                names,
                                "decision=approve iban=DE123 copies=2 price=1.50 urgent=true"
                                        + " colour=green day=2030-01-31 mail=x@y.example"));

        assertThat(page.text())
                .contains(
                        "Account (required)", "As on the card", "type=\"date\"", "<select", "Send")
                .doesNotContain("Decline", "textarea");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("role=\"alert\"", "value=\"DE&lt;\"", "aria-invalid");
        assertThat(count(wrong.text(), "class=\"violation\"")).isEqualTo(5);
        assertThat(none.status()).isEqualTo(400);
        assertThat(right.status()).as(right.text()).isEqualTo(200);
        assertThat(rig.untilRun(number, "completed"))
                .contains("\"iban\":\"DE123\"", "\"copies\":2", "\"urgent\":true", "\"green\"");
    }

    @Test
    void whoeverDeclinesNeedNotFillInAnything() {
        var number =
                rig.asking(
                        "declined",
                        "request-approval",
                        """
                        title: Go?
                        approvers: ann@example.com
                        fields: { type: object, required: [why], properties: { why: { type: string } } }
                        """);
        var link = rig.box().link(ANN, annsMails + 1);

        var empty = rig.send(link, "decision", "approve", "field-0", "");
        var declined = rig.send(link, "decision", "decline", "field-0", "");

        assertThat(empty.status()).isEqualTo(422);
        assertThat(declined.status()).isEqualTo(200);
        rig.untilRun(number, "completed");
    }

    @Test
    void decidingTwiceOrTooLateIsSaid() {
        var number =
                rig.asking(
                        "late",
                        "request-approval",
                        "{ title: 'Go?', approvers: [ann@example.com, bob@example.com] }");
        var ann = rig.box().link(ANN, annsMails + 1);
        var bob = rig.box().link(BOB, bobsMails + 1);
        rig.send(ann, "decision", "approve");
        rig.untilRun(number, "completed");

        var twice = rig.send(ann, "decision", "decline");
        var late = rig.send(bob, "decision", "decline");
        var shown = rig.browser().get(bob);

        assertThat(twice.status()).isEqualTo(410);
        assertThat(twice.text()).contains("You have approved this on");
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.text()).contains("answered already");
        assertThat(shown.status()).isEqualTo(410);
        assertThat(rig.asked(number).path("decisions")).hasSize(1);
    }

    @Test
    void aCancelledRunAsksNobodyAnyMore() {
        var number =
                rig.asking(
                        "over", "request-approval", "{ title: 'Go?', approvers: ann@example.com }");
        var link = rig.box().link(ANN, annsMails + 1);
        var run = rig.asked(number).path("run_id").asLong();
        rig.api("POST", "/runs/" + run + "/cancel", "");

        assertThat(rig.browser().get(link).status()).isEqualTo(410);
        assertThat(rig.send(link, "decision", "approve").status()).isEqualTo(410);
    }

    @Test
    void aLinkThatNobodyWasGivenLeadsNowhere() {
        for (var token : List.of("x", "A".repeat(43), "A".repeat(44), "%2e%2e", "a/b")) {
            var page = rig.browser().get("/approve/" + token);
            assertThat(page.status()).as(token).isEqualTo(404);
            assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(rig.send("/approve/" + token, "decision", "approve").status())
                    .isEqualTo(404);
        }
        assertThat(rig.browser().get("/approve").status()).isEqualTo(404);
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() {
        var number =
                rig.asking(
                        "foreign",
                        "request-approval",
                        "{ title: 'Go?', approvers: ann@example.com }");
        var link = rig.box().link(ANN, annsMails + 1);
        var form = ApproveRig.form("decision", "approve");

        assertThat(rig.post(link, form, "Origin: https://evil.example").status()).isEqualTo(403);
        assertThat(rig.post(link, form, "Origin: null", "Sec-Fetch-Site: cross-site").status())
                .isEqualTo(403);
        assertThat(rig.post(link, form, "Sec-Fetch-Site: same-site").status()).isEqualTo(403);
        assertThat(rig.post(link, "decision=%zz", "Origin: null").status()).isEqualTo(400);
        assertThat(rig.post(link, "decision=perhaps").status()).isEqualTo(400);
        assertThat(rig.post(link + "/handover", form, "Origin: https://evil.example").status())
                .isEqualTo(403);
        assertThat(rig.browser().send("DELETE", link, BodyPublishers.noBody()).status())
                .isEqualTo(405);
        assertThat(rig.asked(number).path("open").booleanValue()).isTrue();

        assertThat(rig.post(link, form, "Origin: https://cases.example").status()).isEqualTo(200);
    }

    @Test
    void aCommentHasAnEnd() {
        rig.asking("long", "request-approval", "{ title: 'Go?', approvers: ann@example.com }");
        var link = rig.box().link(ANN, annsMails + 1);

        var reply = rig.send(link, "decision", "approve", "comment", "x".repeat(20_001));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text()).contains("at most 20000 characters");
    }

    /// What somebody typed, with the names that the page gives to the fields.
    private static String[] typed(List<String> names, String text) {
        return Stream.of(text.split(" "))
                .flatMap(pair -> {
                    var name = pair.substring(0, pair.indexOf('='));
                    var place = names.indexOf(name);
                    return Stream.of(
                            place < 0 ? name : "field-" + place,
                            pair.substring(pair.indexOf('=') + 1));
                })
                .toArray(String[]::new);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
