package caseloom.admin;

import caseloom.access.Caller;
import caseloom.access.Entrance;
import caseloom.access.RateLimits;
import caseloom.access.TokenKind;
import caseloom.accounts.AccountDesk;
import caseloom.core.cases.OrganizationId;
import caseloom.http.Answer;
import caseloom.http.HeaderField;
import caseloom.http.Request;
import caseloom.http.Routes.Found;
import caseloom.sessions.Entered;
import caseloom.sessions.Session;
import caseloom.sessions.Sessions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says who sent a request: whoever has the token that it carries, or who is signed in by its
/// cookie. Where there is an `Authorization` header it alone counts. Safe to share.
final class Gate {

    /// By what a page of ours shows that it may read what the server tells its session.
    private static final String CSRF = "X-Caseloom-CSRF";

    private final Entrance entrance;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final SameOrigin origin;
    private final RateLimits<Long> bySession;
    private final RateLimits<String> byAddress;
    private final int anonymousMost;

    Gate(Entrance entrance, AccountDesk desk, InstantSource clock) {
        this.entrance = entrance;
        this.sessions = desk.sessions();
        this.cookie = SessionCookie.of(desk.publicUrl(), clock);
        this.origin = SameOrigin.of(desk.publicUrl());
        this.bySession = new RateLimits<>(clock);
        this.byAddress = new RateLimits<>(clock);
        this.anonymousMost = desk.settings().anonymousRateLimit();
    }

    /// What became of somebody at the gate.
    sealed interface Entry {

        record Admitted(Who who) implements Entry {}

        record Refused(Answer answer) implements Entry {}
    }

    /// Who came in.
    ///
    /// @param session by which they did; null for a token
    /// @param cookie another one for the browser; null when it keeps its own
    record Who(Caller caller, @Nullable Session session, @Nullable HeaderField cookie) {}

    SessionCookie cookie() {
        return cookie;
    }

    Entry enter(Request request, Found<Route> found) {
        var authorization = request.header("Authorization");
        if (authorization.isEmpty()) {
            var isSafe = isSafe(request);
            return cookie.token(request)
                    .flatMap(token -> sessions.enter(token, isSafe))
                    .map(entered -> judged(request, entered))
                    .orElseGet(() -> new Entry.Refused(Problems.unauthorized()));
        }
        return switch (entrance.enter(authorization, kinds(found))) {
            case Entrance.Entry.Unknown _ -> new Entry.Refused(Problems.unauthorized());
            case Entrance.Entry.TooMany(var seconds) ->
                    new Entry.Refused(Problems.tooOften(seconds));
            case Entrance.Entry.Admitted(var caller) ->
                    new Entry.Admitted(new Who(caller, null, null));
        };
    }

    /// Who is signed in, for routes that are for anybody.
    Optional<Session> session(Request request) {
        return cookie.token(request)
                .flatMap(token -> sessions.enter(token, false))
                .map(Entered::session);
    }

    /// Whether whoever sent the request would still be let into the organization; for answers that
    /// last.
    boolean isStillIn(Request request, OrganizationId organization) {
        var authorization = request.header("Authorization");
        if (authorization.isEmpty()) {
            return cookie.token(request)
                    .flatMap(sessions::look)
                    .filter(session -> session.caller().organization().equals(organization))
                    .isPresent();
        }
        return switch (entrance.enter(authorization, TokenKind.ADMIN)) {
            case Entrance.Entry.Unknown _ -> false;
            case Entrance.Entry.TooMany _ -> true;
            case Entrance.Entry.Admitted(var caller) -> caller.organization().equals(organization);
        };
    }

    /// Why a request is refused that needs neither token nor session; null when it is not.
    @Nullable Answer whyNotAnonymous(Request request) {
        if (isSafe(request)) {
            return null;
        }
        if (!origin.sent(request)) {
            return Problems.csrf();
        }
        return tooMany(request);
    }

    /// Why a request of somebody unknown is refused that makes something; null when it is not.
    @Nullable Answer tooMany(Request request) {
        var seconds = byAddress.secondsToWait(request.peer(), anonymousMost);
        return seconds > 0 ? Problems.tooOften(seconds) : null;
    }

    /// Whether a request that changes something comes from a page of ours in that session.
    boolean isOwn(Request request, Session session) {
        var shown = request.header(CSRF);
        return origin.sent(request)
                && shown.size() == 1
                && MessageDigest.isEqual(bytes(shown.getFirst()), bytes(session.csrfToken()));
    }

    private Entry judged(Request request, Entered entered) {
        var session = entered.session();
        if (!isSafe(request) && !isOwn(request, session)) {
            return new Entry.Refused(Problems.csrf());
        }
        var seconds = bySession.secondsToWait(session.id(), sessions.settings().rateLimit());
        if (seconds > 0) {
            return new Entry.Refused(Problems.tooOften(seconds));
        }
        var renewed = entered.renewed().map(cookie::with).orElse(null);
        return new Entry.Admitted(new Who(session.caller(), session, renewed));
    }

    /// Programs that send cases may send events too.
    private static TokenKind[] kinds(Found<Route> found) {
        return found instanceof Found.Hit<Route>(var route, _)
                        && route.access() == Route.Access.SENDERS
                ? TokenKind.values()
                : new TokenKind[] {TokenKind.ADMIN};
    }

    private static boolean isSafe(Request request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
