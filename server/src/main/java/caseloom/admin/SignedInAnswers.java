package caseloom.admin;

import caseloom.accounts.AccountDesk;
import caseloom.accounts.Membership;
import caseloom.accounts.Password;
import caseloom.accounts.PasswordSettings;
import caseloom.accounts.SignIn;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.http.Request;
import caseloom.sessions.Begun;
import caseloom.sessions.Session;
import caseloom.sessions.Visitor;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// What those are told who sign in, and what their pages know of it.
final class SignedInAnswers {

    /// Characters that are looked at; what is too long for a password is told as that.
    private static final int PASSWORD_MOST = 1_000;

    private final AccountDesk desk;
    private final SessionCookie cookie;

    SignedInAnswers(AccountDesk desk, SessionCookie cookie) {
        this.desk = desk;
        this.cookie = cookie;
    }

    /// From where a request comes.
    static Visitor visitor(Request request) {
        var agent = request.header("User-Agent").stream().findFirst().orElse("");
        return new Visitor(request.peer(), agent);
    }

    /// A password that is needed, good or not.
    static Password password(Fields fields, String name) {
        return Password.of(fields.neededPlainText(name, 1, PASSWORD_MOST));
    }

    /// What came of signing in.
    Answer of(SignIn outcome) {
        return switch (outcome) {
            case SignIn.Done(var begun) -> of(begun);
            case SignIn.Wrong() -> Problems.signInFailed();
            case SignIn.Nowhere() -> Problems.noOrganization();
            case SignIn.Later(var seconds) -> Problems.tooOften(seconds);
            case SignIn.Gone() -> Problems.noLink();
            case SignIn.Refused(var why) -> Problems.of(why);
        };
    }

    /// A session that begins, which the browser keeps.
    Answer of(Begun begun) {
        var session =
                desk.sessions().enter(begun.token().value(), false).map(found -> found.session());
        return now(session).with(cookie.with(begun));
    }

    /// Who is signed in, and what one can do about it otherwise.
    Answer now(Optional<Session> session) {
        var body = Json.object().putNull("member").putNull("organization");
        body.putArray("organizations");
        body.putNull("csrf_token").putNull("expires_at").putNull("time_zone");
        session.ifPresent(one -> add(body, one));
        body.putObject("sign_in").put("password", true).putNull("sso");
        body.put("setup_needed", session.isEmpty() && desk.accounts().isNew());
        body.putObject("password")
                .put("least", desk.settings().passwords().least())
                .put("most", PasswordSettings.MOST);
        return Wire.ok(body);
    }

    private void add(ObjectNode body, Session session) {
        var holder = session.holder();
        var account = desk.accounts().find(holder.account());
        var memberships = desk.accounts().memberships(holder.account());
        body.putObject("member")
                .put("id", holder.member())
                .put("email", session.email())
                .put("name", account.map(found -> found.name()).orElse(session.email()))
                .put("role", session.role().word());
        body.putObject("organization")
                .put("id", holder.organization().value())
                .put("name", name(session, memberships));
        var all = body.putArray("organizations");
        for (var one : memberships) {
            all.addObject()
                    .put("id", one.organization().value())
                    .put("name", one.organizationName())
                    .put("role", one.role().word());
        }
        body.put("csrf_token", session.csrfToken());
        body.put("expires_at", session.expiresAt().toString());
        body.put("time_zone", account.map(found -> found.timeZone()).orElse(null));
    }

    private static String name(Session session, List<Membership> memberships) {
        return memberships.stream()
                .filter(one -> one.organization().equals(session.organization()))
                .findFirst()
                .map(Membership::organizationName)
                .orElse("");
    }
}
