package caseloom.approvals;

import caseloom.core.approval.ApprovalRequest.Kind;
import caseloom.mail.MailText;
import caseloom.pages.Attributes;
import caseloom.pages.Html;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What people are told of a request.
///
/// @param caseSubject what the case is called
record InvitationText(Turn turn, String caseSubject, Occasion occasion) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    /// Why they are told.
    ///
    /// @param reminder its number; 0 when they are told that it is their turn
    record Occasion(Kind kind, int reminder) {

        String word() {
            return reminder == 0 ? "asked" : "reminder-" + reminder;
        }
    }

    String subject() {
        var title = turn.asked().request().title();
        return (occasion.reminder == 0 ? "" : "Reminder: ") + title;
    }

    MailText with(String link) {
        return new MailText(plain(link), html(link));
    }

    private String wish() {
        return switch (occasion.kind) {
            case APPROVAL -> "Your decision is asked for";
            case INPUT -> "Your input is asked for";
        };
    }

    private String ours() {
        return "Case " + turn.id().caseId().value() + ": " + caseSubject;
    }

    private String due() {
        var due = turn.asked().request().due();
        return due == null ? "" : "Please answer by " + DAY.format(due.atOffset(ZoneOffset.UTC));
    }

    private static String caution() {
        return "The link is for you alone: whoever has it can answer in your name. If somebody"
                + " else should answer, hand it over on the page.";
    }

    private String plain(String link) {
        var due = due();
        return wish()
                + ": "
                + turn.asked().request().title()
                + "\n\n"
                + ours()
                + "\n"
                + (due.isEmpty() ? "" : due + ".\n")
                + "\n"
                + link
                + "\n\n"
                + caution()
                + "\n";
    }

    private String html(String link) {
        var due = due();
        return "<!doctype html>\n"
                + Html.element(
                        "html",
                        Html.element(
                                "body",
                                Html.element("p", Html.text(wish() + ":")),
                                Html.element(
                                        "p",
                                        Html.element(
                                                "strong",
                                                Html.text(turn.asked().request().title()))),
                                Html.element("p", Html.text(ours())),
                                due.isEmpty() ? Html.NONE : Html.element("p", Html.text(due + ".")),
                                Html.element(
                                        "p",
                                        Html.element(
                                                "a",
                                                Attributes.of("href", link),
                                                Html.text("Open the page"))),
                                Html.element("p", Html.text(caution()))));
    }
}
