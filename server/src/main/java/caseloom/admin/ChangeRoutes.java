package caseloom.admin;

import caseloom.access.Email;
import caseloom.access.Member;
import caseloom.access.Members;
import caseloom.changes.Collaborator;
import caseloom.changes.Wish;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.Subjects;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changing a case by hand, and who works on it.
final class ChangeRoutes {

    private static final String PATH = "/cases/{case}/collaborators";
    private static final String SUBJECT = "subject";
    private static final String EMAIL = "email";

    private static final int REASON_MOST = 2_000;

    private final AdminApi.Hands hands;
    private final Members members;
    private final CaseRoutes cases;

    ChangeRoutes(AdminApi.Hands hands, Members members, CaseRoutes cases) {
        this.hands = hands;
        this.members = members;
        this.cases = cases;
    }

    List<Route> routes() {
        return List.of(
                Route.patch("/cases/{case}", this::change).forMembers(),
                Route.get(PATH, this::list).forViewers(),
                Route.post(PATH, this::add).forMembers(),
                Route.delete(PATH + "/{member}", this::remove).forMembers());
    }

    private Answer change(Call call) {
        return call.parameters()
                .judged(() ->
                        cases.of(
                                call,
                                found ->
                                        call.withFields(
                                                fields -> change(call, found.id(), fields))));
    }

    private Answer change(Call call, CaseId number, Fields fields) {
        var subject = fields.plainText(SUBJECT);
        if (subject.filter(Subjects::blank).isPresent()) {
            fields.complain(SUBJECT, "It is not blank.", "Send a text, or leave it out.");
        }
        var wish =
                new Wish(
                        subject.orElse(null),
                        person(call, fields, "owner"),
                        fields.object("attributes").orElse(null),
                        fields.text("reason", REASON_MOST).orElse(null),
                        fields.moment("seen"));
        return fields.judged(() ->
                Problems.of(
                        hands.changes().change(call.caller().actor(), number, wish),
                        _ -> cases.of(call, found -> Wire.ok(Wire.caseRecord(found)))));
    }

    /// Null when they are not named, or after a complaint.
    private @Nullable Member person(Call call, Fields fields, String name) {
        return fields.text(name, Email.MOST)
                .map(email -> new NamedMember.Given(name, email))
                .flatMap(given -> NamedMember.of(members, call, fields, given))
                .orElse(null);
    }

    private Answer list(Call call) {
        return call.parameters()
                .judged(() ->
                        cases.of(
                                call,
                                found ->
                                        Pages.whole(
                                                hands.collaborators()
                                                        .of(call.organization(), found.id()),
                                                ChangeRoutes::wire)));
    }

    private Answer add(Call call) {
        return call.parameters()
                .judged(() ->
                        cases.of(
                                call,
                                found -> call.withFields(fields -> add(call, found.id(), fields))));
    }

    private Answer add(Call call, CaseId number, Fields fields) {
        var member = Optional.ofNullable(person(call, fields, EMAIL));
        if (!fields.isGiven(EMAIL)) {
            fields.complain(EMAIL, "It must be given.", "Send the address of a member.");
        }
        return fields.judged(() ->
                Problems.of(
                        hands.collaborators()
                                .add(call.caller().actor(), number, member.orElseThrow()),
                        added ->
                                added.now()
                                        ? Wire.created(wire(added.collaborator()))
                                        : Wire.ok(wire(added.collaborator()))));
    }

    private Answer remove(Call call) {
        return call.parameters()
                .judged(() ->
                        cases.of(
                                call,
                                found ->
                                        call.numbered(
                                                "member",
                                                "collaborator",
                                                member ->
                                                        Problems.of(
                                                                hands.collaborators()
                                                                        .remove(
                                                                                call.caller()
                                                                                        .actor(),
                                                                                found.id(),
                                                                                member),
                                                                _ -> Wire.empty()))));
    }

    private static JsonNode wire(Collaborator one) {
        return Json.object()
                .put("member_id", one.member())
                .put(EMAIL, one.email())
                .put("added_at", one.addedAt().toString());
    }
}
