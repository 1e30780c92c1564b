package caseloom.admin;

import caseloom.access.Email;
import caseloom.access.MemberRecord;
import caseloom.access.MemberRole;
import caseloom.access.MemberState;
import caseloom.access.Members;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/// Making, listing and changing members.
final class MemberRoutes {

    private static final String WHAT = "member";

    static final List<String> ROLES =
            Arrays.stream(MemberRole.values()).map(MemberRole::word).toList();

    private static final List<String> STATES =
            Arrays.stream(MemberState.values()).map(MemberState::word).toList();

    private final Members members;
    private final AdminSettings settings;

    MemberRoutes(Members members, AdminSettings settings) {
        this.members = members;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/members", this::list).forMembers(),
                Route.post("/members", this::create),
                Route.get("/members/{member}", this::read).forMembers(),
                Route.patch("/members/{member}", this::change));
    }

    /// With `email`, the one member who has it.
    private Answer list(Call call) {
        var email = call.parameters().text("email");
        return Pages.byNumber(
                call,
                settings,
                (after, most) ->
                        email.isPresent()
                                ? members.find(call.organization(), email.get()).stream()
                                        .filter(member -> member.id() > after)
                                        .toList()
                                : members.list(call.organization(), after, most),
                MemberRoutes::wire,
                MemberRecord::id);
    }

    private Answer create(Call call) {
        return call.parameters().judged(() -> call.withFields(fields -> create(call, fields)));
    }

    private Answer create(Call call, Fields fields) {
        var email = fields.neededEmail("email");
        var role = fields.wordIfGiven("role", ROLES).map(MemberRole::of).orElse(MemberRole.MEMBER);
        return fields.judged(() ->
                Problems.of(
                        members.create(call.caller().actor(), new Email(email), role),
                        member -> Wire.created(wire(member))));
    }

    private Answer read(Call call) {
        return call.found(
                WHAT,
                WHAT,
                id -> members.find(call.organization(), id),
                member -> Wire.ok(wire(member)));
    }

    private Answer change(Call call) {
        return call.named(WHAT, WHAT, id -> call.withFields(fields -> change(call, id, fields)));
    }

    private Answer change(Call call, long id, Fields fields) {
        var change =
                new Members.Change(
                        fields.wordIfGiven("role", ROLES).map(MemberRole::of).orElse(null),
                        fields.wordIfGiven("state", STATES).map(MemberState::of).orElse(null));
        return fields.judged(() ->
                Problems.of(
                        members.change(call.caller().actor(), id, change),
                        member -> Wire.ok(wire(member))));
    }

    private static ObjectNode wire(MemberRecord member) {
        return Json.object()
                .put("id", member.id())
                .put("email", member.email())
                .put("role", member.role().word())
                .put("state", member.state().word())
                .put("name", member.name())
                .put("account", member.account())
                .put("created_at", member.createdAt().toString());
    }
}
