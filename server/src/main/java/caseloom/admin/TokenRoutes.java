package caseloom.admin;

import caseloom.access.Issued;
import caseloom.access.NewToken;
import caseloom.access.TokenKind;
import caseloom.access.TokenRecord;
import caseloom.access.Tokens;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.outcome.Refusal;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;

/// Making, listing and revoking tokens.
final class TokenRoutes {

    private final Tokens tokens;
    private final InstantSource clock;
    private final AdminSettings settings;

    TokenRoutes(Tokens tokens, InstantSource clock, AdminSettings settings) {
        this.tokens = tokens;
        this.clock = clock;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/tokens", this::list),
                Route.post("/tokens", this::create),
                Route.delete("/tokens/{token}", this::revoke).always());
    }

    private Answer list(Call call) {
        return Pages.byNumber(
                call,
                settings,
                (after, most) -> tokens.list(call.organization(), after, most),
                TokenRoutes::wire,
                TokenRecord::id);
    }

    private Answer create(Call call) {
        return call.parameters().judged(() -> call.withFields(fields -> create(call, fields)));
    }

    private Answer create(Call call, Fields fields) {
        var name = fields.neededText("name", NewToken.NAME_MOST);
        var kind = TokenKind.of(fields.word("kind", List.of("api", "admin")));
        var installation = fields.flag("installation");
        var limit = fields.number("rate_limit", 0, Integer.MAX_VALUE);
        var expires = fields.moment("expires_at");
        if (installation && kind != TokenKind.ADMIN) {
            fields.complain(
                    "installation",
                    "Only administrator tokens are for the whole installation.",
                    "Send `\"kind\": \"admin\"` too, or leave it out.");
        }
        if (expires != null && !expires.isAfter(clock.instant())) {
            fields.complain("expires_at", "It lies in the future.", "Send a later moment.");
        }
        return fields.judged(() -> {
            if (installation && !call.caller().installation()) {
                return Problems.installationOnly();
            }
            var member = call.caller().member();
            var wanted = new NewToken(kind, installation, name, limit, member, expires);
            var created = tokens.create(call.caller().actor(), wanted);
            return Wire.created(shown(created, wanted));
        });
    }

    private Answer revoke(Call call) {
        return call.parameters()
                .judged(() ->
                        tokens.revoke(call.caller().actor(), call.id("token").orElse(0))
                                ? Wire.empty()
                                : Problems.of(new Refusal.NotFound("token", call.part("token"))));
    }

    /// The only time that the value of a token is shown.
    private static ObjectNode shown(Issued created, NewToken token) {
        return Json.object()
                .put("id", created.id())
                .put("kind", token.kind().word())
                .put("installation", token.installation())
                .put("name", token.name())
                .put("rate_limit", token.rateLimit())
                .put("expires_at", Wire.moment(token.expiresAt()))
                .put("token", created.value());
    }

    private static ObjectNode wire(TokenRecord token) {
        return Json.object()
                .put("id", token.id())
                .put("kind", token.kind().word())
                .put("installation", token.installation())
                .put("name", token.name())
                .put("first_characters", token.firstCharacters())
                .put("rate_limit", token.rateLimit())
                .put("creator", token.creator())
                .put("created_at", token.createdAt().toString())
                .put("expires_at", Wire.moment(token.expiresAt()))
                .put("last_used_at", Wire.moment(token.lastUsedAt()))
                .put("revoked_at", Wire.moment(token.revokedAt()));
    }
}
