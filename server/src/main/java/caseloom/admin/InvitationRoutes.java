package caseloom.admin;

import caseloom.access.Email;
import caseloom.access.MemberRole;
import caseloom.accounts.Account;
import caseloom.accounts.AccountDesk;
import caseloom.accounts.Invitation;
import caseloom.accounts.InvitationRecord;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.outcome.Refusal;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Inviting people to the organization, and accepting that.
final class InvitationRoutes {

    private static final String WHAT = "invitation";

    private final AccountDesk desk;
    private final SignedInAnswers answers;
    private final AdminSettings settings;

    InvitationRoutes(AccountDesk desk, SignedInAnswers answers, AdminSettings settings) {
        this.desk = desk;
        this.answers = answers;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/invitations", this::list),
                Route.post("/invitations", this::create),
                Route.delete("/invitations/{invitation}", this::end).always(),
                Route.post("/invitations/look", this::look).only(Route.Access.ANYBODY),
                Route.post("/invitations/accept", this::accept).only(Route.Access.ANYBODY));
    }

    private Answer list(Call call) {
        return Pages.byNumber(
                call,
                settings,
                (after, most) -> desk.guests().invitations().list(call.organization(), after, most),
                InvitationRoutes::wire,
                InvitationRecord::id);
    }

    private Answer create(Call call) {
        return SetupRoutes.withLink(
                call,
                fields -> {
                    var email = fields.neededEmail("email");
                    var role =
                            fields.wordIfGiven("role", MemberRoutes.ROLES)
                                    .map(MemberRole::of)
                                    .orElse(MemberRole.MEMBER);
                    return fields.judged(() -> create(call, new Email(email), role));
                });
    }

    private Answer create(Call call, Email email, MemberRole role) {
        return Problems.of(
                desk.guests().invitations().create(call.caller().actor(), email, role),
                made ->
                        Wire.created(
                                wire(made.invitation())
                                        .put("link", made.link())
                                        .put("mailed", made.mailed())));
    }

    private Answer end(Call call) {
        return call.named(
                WHAT,
                WHAT,
                id ->
                        desk.guests().invitations().end(call.caller().actor(), id)
                                ? Wire.empty()
                                : Problems.of(new Refusal.NotFound(WHAT, call.part(WHAT))));
    }

    private Answer look(Call call) {
        return SetupRoutes.withLink(
                call,
                fields -> {
                    var link = fields.neededText("token", SetupRoutes.LINK_MOST);
                    return fields.judged(() ->
                            desk.guests()
                                    .invitations()
                                    .look(link)
                                    .map(found -> Wire.ok(wire(found)))
                                    .orElseGet(Problems::noLink));
                });
    }

    private Answer accept(Call call) {
        return SetupRoutes.withLink(
                call,
                fields -> {
                    var link = fields.neededText("token", SetupRoutes.LINK_MOST);
                    var name = fields.text("name", Account.NAME_MOST).orElse(null);
                    var password = SignedInAnswers.password(fields, "password");
                    return fields.judged(() ->
                            answers.of(
                                    desk.guests()
                                            .joining()
                                            .accept(
                                                    link,
                                                    name,
                                                    password,
                                                    SignedInAnswers.visitor(call.request()))));
                });
    }

    private static ObjectNode wire(Invitation invitation) {
        return Json.object()
                .put("organization", invitation.organizationName())
                .put("email", invitation.email())
                .put("role", invitation.role().word())
                .put("account_exists", invitation.hasAccount())
                .put("expires_at", invitation.expiresAt().toString());
    }

    private static ObjectNode wire(InvitationRecord invitation) {
        return Json.object()
                .put("id", invitation.id())
                .put("email", invitation.email())
                .put("role", invitation.role().word())
                .put("invited_by", invitation.inviter())
                .put("created_at", invitation.createdAt().toString())
                .put("expires_at", invitation.expiresAt().toString());
    }
}
