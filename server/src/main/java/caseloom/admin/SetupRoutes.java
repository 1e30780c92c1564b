package caseloom.admin;

import caseloom.access.Email;
import caseloom.accounts.Account;
import caseloom.accounts.AccountDesk;
import caseloom.accounts.SetupLinks;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/// Links by which members get an account, or their account another password.
final class SetupRoutes {

    static final int LINK_MOST = 200;

    private final AccountDesk desk;
    private final SignedInAnswers answers;

    SetupRoutes(AccountDesk desk, SignedInAnswers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/setup-links", this::make).only(Route.Access.INSTALLATION),
                Route.post("/setup/look", this::look).only(Route.Access.ANYBODY),
                Route.post("/setup", this::use).only(Route.Access.ANYBODY));
    }

    /// Answers a body with a link's token in it.
    static Answer withLink(Call call, Function<Fields, Answer> action) {
        return call.parameters().judged(() -> call.withFields(action));
    }

    private Answer make(Call call) {
        return withLink(
                call,
                fields -> {
                    var email = fields.text("email", Email.MOST).orElse(null);
                    return fields.judged(() ->
                            Problems.of(
                                    desk.setupLinks().make(call.caller().actor(), email),
                                    made -> Wire.created(wire(made))));
                });
    }

    private Answer look(Call call) {
        return withLink(
                call,
                fields -> {
                    var link = fields.neededText("token", LINK_MOST);
                    return fields.judged(() ->
                            desk.setupLinks()
                                    .look(link)
                                    .map(use -> Wire.ok(wire(use)))
                                    .orElseGet(Problems::noLink));
                });
    }

    private Answer use(Call call) {
        return withLink(
                call,
                fields -> {
                    var link = fields.neededText("token", LINK_MOST);
                    var name = fields.text("name", Account.NAME_MOST).orElse(null);
                    var password = SignedInAnswers.password(fields, "password");
                    return fields.judged(() ->
                            answers.of(
                                    desk.setup()
                                            .use(
                                                    link,
                                                    name,
                                                    password,
                                                    SignedInAnswers.visitor(call.request()))));
                });
    }

    private ObjectNode wire(SetupLinks.Use use) {
        return Json.object()
                .put("email", use.member().email())
                .put("organization", use.organizationName())
                .put("account_exists", desk.setup().hasAccount(use))
                .put("expires_at", use.expiresAt().toString());
    }

    private static ObjectNode wire(SetupLinks.Made made) {
        return Json.object()
                .put("email", made.email())
                .put("link", made.link())
                .put("expires_at", made.expiresAt().toString());
    }
}
