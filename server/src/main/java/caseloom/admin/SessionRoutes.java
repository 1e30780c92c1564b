package caseloom.admin;

import caseloom.accounts.AccountDesk;
import caseloom.accounts.SignIn;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.outcome.Refusal;
import caseloom.sessions.SessionRecord;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Signing in and out, changing the organization, and the sessions that somebody has.
final class SessionRoutes {

    private static final String SESSION = "session";

    private final AccountDesk desk;
    private final Gate gate;
    private final SignedInAnswers answers;

    SessionRoutes(AccountDesk desk, Gate gate, SignedInAnswers answers) {
        this.desk = desk;
        this.gate = gate;
        this.answers = answers;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/session", this::read).only(Route.Access.ANYBODY),
                Route.post("/session", this::signIn).only(Route.Access.ANYBODY),
                Route.delete("/session", this::signOut).only(Route.Access.ANYBODY),
                Route.post("/session/organization", this::change)
                        .only(Route.Access.SESSION)
                        .forViewers(),
                Route.get("/sessions", this::list).only(Route.Access.SESSION).forViewers(),
                Route.delete("/sessions", this::endOthers).only(Route.Access.SESSION).forViewers(),
                Route.delete("/sessions/{session}", this::end)
                        .only(Route.Access.SESSION)
                        .forViewers());
    }

    private Answer read(Call call) {
        return call.parameters().judged(() -> answers.now(gate.session(call.request())));
    }

    /// The session that the browser had before, whosever it was, ends.
    private Answer signIn(Call call) {
        return call.parameters()
                .judged(() ->
                        call.withFields(fields -> {
                            var email = fields.neededEmail("email");
                            var password = SignedInAnswers.password(fields, "password");
                            return fields.judged(() -> {
                                var before = gate.session(call.request());
                                var outcome =
                                        desk.accounts()
                                                .signIn(
                                                        email,
                                                        password,
                                                        SignedInAnswers.visitor(call.request()));
                                if (outcome instanceof SignIn.Done) {
                                    before.ifPresent(one -> desk.sessions().end(one, one.id()));
                                }
                                return answers.of(outcome);
                            });
                        }));
    }

    private Answer signOut(Call call) {
        return call.parameters()
                .judged(() -> {
                    var session = gate.session(call.request());
                    if (session.isPresent() && !gate.isOwn(call.request(), session.get())) {
                        return Problems.csrf();
                    }
                    session.ifPresent(one -> desk.sessions().end(one, one.id()));
                    return Wire.empty().with(gate.cookie().without());
                });
    }

    private Answer change(Call call) {
        return call.parameters()
                .judged(() ->
                        call.withFields(fields -> {
                            var wanted = fields.id("organization");
                            if (wanted == null) {
                                fields.complain(
                                        "organization",
                                        "It must be given.",
                                        "Send the number of an organization of yours.");
                            }
                            return fields.judged(() -> changed(call, wanted == null ? 0 : wanted));
                        }));
    }

    private Answer changed(Call call, long organization) {
        return desk.accounts()
                .switchTo(call.session(), organization, SignedInAnswers.visitor(call.request()))
                .map(answers::of)
                .orElseGet(() ->
                        Problems.of(
                                new Refusal.NotFound("organization", Long.toString(organization))));
    }

    private Answer list(Call call) {
        return call.parameters()
                .judged(() ->
                        Pages.whole(
                                desk.sessions().list(call.session().holder().account()),
                                one -> wire(one, call.session().id())));
    }

    private Answer endOthers(Call call) {
        return call.parameters()
                .judged(() -> {
                    desk.sessions().endOthers(call.session());
                    return Wire.empty();
                });
    }

    private Answer end(Call call) {
        return call.named(
                SESSION,
                SESSION,
                id -> {
                    if (!desk.sessions().end(call.session(), id)) {
                        return Problems.of(new Refusal.NotFound(SESSION, call.part(SESSION)));
                    }
                    return id == call.session().id()
                            ? Wire.empty().with(gate.cookie().without())
                            : Wire.empty();
                });
    }

    private static ObjectNode wire(SessionRecord session, long current) {
        var wire = Json.object().put("id", session.id());
        wire.putObject("organization")
                .put("id", session.organization().value())
                .put("name", session.organizationName());
        return wire.put("created_at", session.createdAt().toString())
                .put("last_used_at", session.lastUsedAt().toString())
                .put("expires_at", session.expiresAt().toString())
                .put("address", session.visitor().address())
                .put("agent", session.visitor().agent())
                .put("current", session.id() == current);
    }
}
