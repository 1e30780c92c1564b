package caseloom.signatures;

import caseloom.http.Answer;
import caseloom.http.HeaderField;
import caseloom.pages.Attributes;
import caseloom.pages.Html;
import caseloom.pages.Pages;
import caseloom.seals.Ink;
import caseloom.signatures.Signing.Visit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// How signing looks to those who sign. Works without scripts: only drawing needs one. Safe to
/// share.
final class SigningPage {

    /// Beside what all pages may: a script of ours to draw with, and the document in a frame.
    private static final String ALLOWED = "; script-src 'self'; frame-src 'self'";

    private static final String ASSETS = SigningHttp.PREFIX + "/assets/";

    private final Pages pages;

    SigningPage(Pages pages) {
        this.pages = pages;
    }

    Answer signing(String token, Visit.AtSigning at, SigningForm form) {
        var signature = at.signature();
        var deed = at.signer().deed();
        if (deed != null) {
            return pages.told(
                    200,
                    "Thank you",
                    "You signed on "
                            + time(deed.at())
                            + ". Others still have to sign; you will get your copy when everybody"
                            + " has.");
        }
        if (!signature.active().contains(at.signer())) {
            return pages.told(
                    200,
                    "It is not your turn yet",
                    "Somebody else has to sign before you. Please come back later.");
        }
        var body = new ArrayList<Html>();
        body.add(looks());
        body.add(flaws(form.flaws()));
        body.add(message(signature));
        signature.documents().forEach(one -> body.add(document(token, one)));
        body.add(form(token, at, form));
        body.add(decline(token, form));
        body.add(Html.script(pages.at(ASSETS + "signing.js")));
        var status = form.flaws().isEmpty() ? 200 : 422;
        return pages.pageAllowing(
                ALLOWED, status, "Please sign: " + signature.title(), body.toArray(Html[]::new));
    }

    Answer copy(String token, Visit.AtCopy at) {
        var signature = at.signature();
        return switch (signature.result()) {
            case DECLINED ->
                    pages.told(
                            200, "Not signed", "Somebody declined to sign, so there is no copy.");
            case OPEN ->
                    pages.told(
                            200,
                            "Thank you",
                            signature.open()
                                    ? "You have signed. Others still have to; you will get a mail"
                                            + " with your copy when everybody has, and it will be"
                                            + " on this page."
                                    : "You have signed, but the signing ended before everybody"
                                            + " had: there is no copy.");
            case SIGNED -> signed(token, signature);
        };
    }

    /// A page that is too early looks again by itself.
    private Answer signed(String token, Signature signature) {
        if (signature.documents().stream().anyMatch(one -> one.sealed() == null)) {
            return pages.told(
                            200,
                            "Thank you",
                            "Everybody has signed. The signed document is being made: please load"
                                    + " this page again in a moment.")
                    .with(HeaderField.of("Refresh", "3"));
        }
        var body = new ArrayList<Html>();
        body.add(looks());
        body.add(paragraph("Everybody has signed: " + signature.title()));
        for (var document : signature.documents()) {
            var sealed = document.sealed();
            if (sealed != null) {
                var address = pages.at(at(token) + "/signed/" + document.place());
                body.add(
                        Html.element(
                                "p",
                                Html.element(
                                        "a",
                                        Attributes.of("class", "button").and("href", address),
                                        Html.text("Download " + sealed.name()))));
                body.add(
                        Html.element(
                                "p",
                                Attributes.of("class", "digest"),
                                Html.text("SHA-256 " + sealed.sha256())));
            }
        }
        return pages.page(200, "Signed", body.toArray(Html[]::new));
    }

    private static String at(String token) {
        return SigningHttp.PREFIX + "/" + token;
    }

    private Html looks() {
        return Html.empty(
                "link",
                Attributes.of("rel", "stylesheet").and("href", pages.at(ASSETS + "signing.css")));
    }

    private static Html flaws(List<SigningForm.Flaw> flaws) {
        return flaws.isEmpty()
                ? Html.NONE
                : Html.element(
                        "div",
                        Attributes.of("class", "flaws").and("role", "alert"),
                        Html.of(flaws.stream().map(flaw -> paragraph(flaw.message())).toList()));
    }

    private static Html message(Signature signature) {
        var text = signature.started().map(started -> started.message().strip()).orElse("");
        return text.isEmpty()
                ? Html.NONE
                : Html.element(
                        "blockquote",
                        Attributes.of("class", "message"),
                        Html.of(text.lines().map(SigningPage::paragraph).toList()));
    }

    private Html document(String token, SigningDocument document) {
        var address = pages.at(at(token) + "/document/" + document.place());
        return Html.element(
                "section",
                Html.element("h2", Html.text(document.name())),
                Html.element(
                        "p",
                        Html.element(
                                "a",
                                Attributes.of("href", address).and("download", document.name()),
                                Html.text("Download the document (PDF, " + size(document) + ")"))),
                Html.frame(address, "The document " + document.name()));
    }

    private static String size(SigningDocument document) {
        return Math.max(1, (document.size() + 512) / 1024) + " KB";
    }

    private Html form(String token, Visit.AtSigning at, SigningForm form) {
        return Html.element(
                "form",
                Attributes.of("method", "post").and("action", pages.at(at(token))),
                Html.element(
                        "fieldset",
                        Html.element("legend", Html.text("Your signature")),
                        paragraph("You sign as " + at.signer().email() + "."),
                        label("name", "Your full name"),
                        Html.empty(
                                "input",
                                field("name", form)
                                        .and("type", "text")
                                        .and("value", form.name())
                                        .and("maxlength", "" + SigningForm.NAME_MOST)
                                        .and("autocomplete", "name")
                                        .flag("required")),
                        drawing(form),
                        consent(form),
                        button("sign", "Sign")));
    }

    /// Hidden until the script shows it, since nobody can draw without.
    private static Html drawing(SigningForm form) {
        return Html.element(
                "div",
                Attributes.of("id", "drawing").flag("hidden"),
                Html.element(
                        "p",
                        Attributes.of("id", "draw-label"),
                        Html.text("You may also draw your signature (not needed)")),
                Html.element(
                        "canvas",
                        Attributes.of("id", "sheet")
                                .and("width", "" + Ink.WIDTH)
                                .and("height", "" + Ink.HEIGHT)
                                .and("role", "img")
                                .and("aria-labelledby", "draw-label")),
                Html.empty("input", field("ink", form).and("type", "hidden").and("value", "")),
                Html.element(
                        "button",
                        Attributes.of("id", "clear").and("type", "button"),
                        Html.text("Clear the drawing")));
    }

    private static Html consent(SigningForm form) {
        return Html.element(
                "p",
                Attributes.of("class", "consent"),
                Html.empty(
                        "input",
                        field("consent", form)
                                .and("type", "checkbox")
                                .and("value", "yes")
                                .flagIf(form.consents(), "checked")
                                .flag("required")),
                label("consent", SigningForm.CONSENT));
    }

    private Html decline(String token, SigningForm form) {
        return Html.element(
                "details",
                Attributes.NONE.flagIf(form.declines(), "open"),
                Html.element("summary", Html.text("I do not want to sign")),
                Html.element(
                        "form",
                        Attributes.of("method", "post").and("action", pages.at(at(token))),
                        label("reason", "Why not? Those who asked you will read it."),
                        Html.element(
                                "textarea",
                                field("reason", form)
                                        .and("rows", "3")
                                        .and("maxlength", "" + SigningForm.REASON_MOST)
                                        .flag("required"),
                                Html.text(form.reason())),
                        button("decline", "Decline to sign")));
    }

    private static Attributes field(String name, SigningForm form) {
        var field = Attributes.of("id", name).and("name", name);
        return form.flaws().stream().anyMatch(flaw -> flaw.field().equals(name))
                ? field.and("aria-invalid", "true")
                : field;
    }

    private static Html label(String field, String text) {
        return Html.element("label", Attributes.of("for", field), Html.text(text));
    }

    private static Html button(String action, String text) {
        return Html.element(
                "button",
                Attributes.of("type", "submit").and("name", "action").and("value", action),
                Html.text(text));
    }

    private static Html paragraph(String text) {
        return Html.element("p", Html.text(text));
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS) + " (UTC)";
    }
}
