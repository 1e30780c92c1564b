package caseloom.approve;

import caseloom.approvals.Approval;
import caseloom.approvals.Decision;
import caseloom.core.approval.ApprovalRequest.Kind;
import caseloom.core.definition.StepFields;
import caseloom.files.DownloadLinks;
import caseloom.files.FileRecord;
import caseloom.http.Answer;
import caseloom.pages.Attributes;
import caseloom.pages.Html;
import caseloom.pages.Pages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes the page on which somebody decides. Safe to share.
final class DecidingPage {

    static final String DECISION = "decision";
    static final String APPROVE = "approve";
    static final String DECLINE = "decline";
    static final String HANDOVER = "/handover";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    private final Pages pages;
    private final DownloadLinks downloads;

    DecidingPage(Pages pages, DownloadLinks downloads) {
        this.pages = pages;
        this.downloads = downloads;
    }

    /// @param filled what was typed before and could not be taken
    Answer of(Visit visit, Shown.Matter matter, Filled filled) {
        var approval = visit.approval();
        var status = filled.fits() ? 200 : 422;
        return pages.page(
                status,
                approval.asked().request().title(),
                head(visit, matter),
                complaints(filled),
                values(matter),
                files(matter.files()),
                said(approval),
                form(visit, filled),
                handover(visit, filled));
    }

    static String moment(Instant at) {
        return DAY.format(at.atOffset(ZoneOffset.UTC));
    }

    private static Html head(Visit visit, Shown.Matter matter) {
        var number = visit.approval().id().caseId().value();
        var due = visit.approval().asked().request().due();
        return Html.of(
                faint("Case " + number + ": " + matter.subject()),
                due == null ? Html.NONE : faint("Please answer by " + moment(due) + "."),
                faint("You answer as " + visit.member().email() + "."));
    }

    private static Html complaints(Filled filled) {
        if (filled.fits()) {
            return Html.NONE;
        }
        var sentences = new ArrayList<Html>();
        sentences.add(Html.text("Nothing was sent yet. Please look at what is marked."));
        filled.others().forEach(one -> sentences.add(Html.text(" " + one)));
        return Html.element(
                "p", Attributes.of("class", "bad").and("role", "alert"), Html.of(sentences));
    }

    private static Html values(Shown.Matter matter) {
        if (matter.values().isEmpty()) {
            return Html.NONE;
        }
        var all = new ArrayList<Html>();
        for (var value : matter.values()) {
            all.add(Html.element("dt", Html.text(value.name())));
            all.add(Html.element("dd", Html.text(value.text())));
        }
        return Html.of(
                Html.element("h2", Html.text("What it is about")),
                Html.element("dl", Html.of(all)));
    }

    private Html files(List<FileRecord> files) {
        if (files.isEmpty()) {
            return Html.NONE;
        }
        var all =
                files.stream()
                        .map(file ->
                                Html.element(
                                        "li",
                                        Html.element(
                                                "a",
                                                Attributes.of("href", downloads.make(file).url()),
                                                Html.text(file.name()))))
                        .toList();
        return Html.of(Html.element("h2", Html.text("Files")), Html.element("ul", Html.of(all)));
    }

    private static Html said(Approval approval) {
        var all = new ArrayList<Html>();
        approval.delegations()
                .forEach(
                        one -> all.add(item(one.from() + " handed over to " + one.to(), one.at())));
        approval.decisions().forEach(one -> all.add(decision(one)));
        return all.isEmpty()
                ? Html.NONE
                : Html.of(
                        Html.element("h2", Html.text("What was said so far")),
                        Html.element("ul", Html.of(all)));
    }

    private static Html decision(Decision one) {
        var comment = one.comment();
        return item(
                one.by()
                        + (one.approved() ? " approved" : " declined")
                        + (comment == null ? "" : ": " + comment),
                one.at());
    }

    private static Html item(String text, Instant at) {
        return Html.element(
                "li",
                Html.text(text + " "),
                Html.element("span", Attributes.of("class", "faint"), Html.text(moment(at))));
    }

    private Html form(Visit visit, Filled filled) {
        var approval = visit.approval();
        var pieces = new FieldPieces(filled);
        var fields = approval.fields().orElse(StepFields.NONE).variables().all();
        var input = approval.asked().request().kind() == Kind.INPUT;
        var comment = new FieldPieces.Asked(Filled.COMMENT, Filled.COMMENT, "Comment", "", false);
        return Html.of(
                Html.element("h2", Html.text("Your answer")),
                Html.element(
                        "form",
                        posting(visit, ""),
                        Html.of(pieces.of(fields)),
                        input ? Html.NONE : pieces.area(comment, filled.comment()),
                        Html.element(
                                "div",
                                Attributes.of("class", "buttons"),
                                button(input ? "Send" : "Approve", APPROVE, "main"),
                                input ? Html.NONE : button("Decline", DECLINE, "other"))));
    }

    private Html handover(Visit visit, Filled filled) {
        var pieces = new FieldPieces(filled);
        var to =
                new FieldPieces.Asked(
                        Filled.TO,
                        Filled.TO,
                        "Their email address",
                        "They must be a member of the organization. They answer instead of you, and"
                                + " you cannot any more.",
                        false);
        return Html.element(
                "details",
                Attributes.NONE.flagIf(filled.violations().containsKey(Filled.TO), "open"),
                Html.element("summary", Html.text("Hand over to somebody else")),
                Html.element(
                        "form",
                        posting(visit, HANDOVER),
                        pieces.input(to, "email", null),
                        Html.element(
                                "div",
                                Attributes.of("class", "buttons"),
                                button("Hand over", "handover", "other"))));
    }

    private Attributes posting(Visit visit, String below) {
        return Attributes.of("method", "post")
                .and("action", pages.at(visit.path(below)))
                .and("accept-charset", "utf-8");
    }

    private static Html button(String word, String value, String kind) {
        return Html.element(
                "button",
                Attributes.of("class", kind)
                        .and("type", "submit")
                        .and("name", DECISION)
                        .and("value", value),
                Html.text(word));
    }

    private static Html faint(String text) {
        return Html.element("p", Attributes.of("class", "faint"), Html.text(text));
    }
}
