package caseloom.admin;

import caseloom.accounts.Account;
import caseloom.accounts.AccountDesk;
import caseloom.accounts.Accounts;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;

/// What people say of themselves, and their password.
final class ProfileRoutes {

    private static final int ZONE_MOST = 100;

    private final AccountDesk desk;
    private final SignedInAnswers answers;

    ProfileRoutes(AccountDesk desk, SignedInAnswers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/profile", this::read).only(Route.Access.SESSION).forViewers(),
                Route.patch("/profile", this::change).only(Route.Access.SESSION).forViewers(),
                Route.post("/profile/password", this::changePassword)
                        .only(Route.Access.SESSION)
                        .forViewers());
    }

    private Answer read(Call call) {
        return call.parameters()
                .judged(() ->
                        desk.accounts()
                                .find(call.session().holder().account())
                                .map(account -> Wire.ok(wire(account)))
                                .orElseGet(Problems::unauthorized));
    }

    private Answer change(Call call) {
        return call.parameters()
                .judged(() ->
                        call.withFields(fields -> {
                            var name = fields.text("name", Account.NAME_MOST);
                            var zone = fields.text("time_zone", ZONE_MOST);
                            if (zone.isPresent()
                                    && !ZoneId.getAvailableZoneIds().contains(zone.get())) {
                                fields.complain(
                                        "time_zone",
                                        "It is a zone of the time zone database.",
                                        "Send one such as Europe/Berlin, or null for none.");
                            }
                            var change =
                                    new Accounts.Change(
                                            name.orElse(null),
                                            zone.isPresent() || fields.isNull("time_zone"),
                                            zone.orElse(null));
                            return fields.judged(() ->
                                    Wire.ok(wire(desk.accounts().change(call.session(), change))));
                        }));
    }

    private Answer changePassword(Call call) {
        return call.parameters()
                .judged(() ->
                        call.withFields(fields -> {
                            var current = SignedInAnswers.password(fields, "current");
                            var wanted = SignedInAnswers.password(fields, "new");
                            return fields.judged(() ->
                                    answers.of(
                                            desk.accounts()
                                                    .changePassword(
                                                            call.session(),
                                                            current,
                                                            wanted,
                                                            SignedInAnswers.visitor(
                                                                    call.request()))));
                        }));
    }

    private static ObjectNode wire(Account account) {
        return Json.object()
                .put("email", account.email())
                .put("name", account.name())
                .put("time_zone", account.timeZone())
                .put("created_at", account.createdAt().toString())
                .put("password_changed_at", account.passwordChangedAt().toString());
    }
}
