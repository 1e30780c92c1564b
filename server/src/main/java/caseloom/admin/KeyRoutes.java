package caseloom.admin;

import caseloom.access.Email;
import caseloom.access.KeyChange;
import caseloom.access.KeyRecord;
import caseloom.access.Keys;
import caseloom.access.Member;
import caseloom.access.Members;
import caseloom.access.NewKey;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Making, listing, changing, revoking and deleting keys of the Chamelio API (L-271).
final class KeyRoutes {

    private static final String WHAT = "key";

    private static final String EXPIRES = "expires_at";

    private final Keys keys;
    private final Members members;
    private final InstantSource clock;
    private final AdminSettings settings;

    KeyRoutes(Keys keys, Members members, InstantSource clock, AdminSettings settings) {
        this.keys = keys;
        this.members = members;
        this.clock = clock;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/keys", this::list),
                Route.post("/keys", this::create),
                Route.get("/keys/{key}", this::read),
                Route.patch("/keys/{key}", this::change),
                Route.post("/keys/{key}/revoke", this::revoke).always(),
                Route.delete("/keys/{key}", this::delete).always());
    }

    private Answer list(Call call) {
        return Pages.byNumber(
                call,
                settings,
                (after, most) -> keys.list(call.organization(), after, most),
                this::wire,
                KeyRecord::id);
    }

    private Answer create(Call call) {
        return call.parameters().judged(() -> call.withFields(fields -> create(call, fields)));
    }

    private Answer create(Call call, Fields fields) {
        var name = fields.neededText("name", NewKey.NAME_MOST);
        var owner = owner(call, fields).map(Member::id).orElse(call.caller().member());
        var limit = fields.number("rate_limit", 0, Integer.MAX_VALUE);
        var expires = expires(fields);
        return fields.judged(() -> {
            var rate = limit == null ? NewKey.RATE_PER_MINUTE : limit;
            var wanted = new NewKey(name, owner, rate, expires);
            var created = keys.create(call.caller().actor(), wanted);
            return keys.find(call.organization(), created.id())
                    .map(key -> Wire.created(wire(key).put("key", created.value())))
                    .orElseGet(Problems::broken);
        });
    }

    private Answer read(Call call) {
        return call.found(
                WHAT, WHAT, id -> keys.find(call.organization(), id), key -> Wire.ok(wire(key)));
    }

    private Answer change(Call call) {
        return call.named(WHAT, WHAT, id -> call.withFields(fields -> change(call, id, fields)));
    }

    private Answer change(Call call, long id, Fields fields) {
        var change =
                new KeyChange(
                        fields.flagIfGiven("active").orElse(null),
                        fields.number("rate_limit", 0, Integer.MAX_VALUE),
                        owner(call, fields).map(Member::id).orElse(null),
                        end(fields));
        return fields.judged(() ->
                Problems.of(
                        keys.change(call.caller().actor(), id, change), key -> Wire.ok(wire(key))));
    }

    private Answer revoke(Call call) {
        return call.named(
                WHAT,
                WHAT,
                id ->
                        Problems.of(
                                keys.revoke(call.caller().actor(), id), key -> Wire.ok(wire(key))));
    }

    private Answer delete(Call call) {
        return call.named(
                WHAT,
                WHAT,
                id -> Problems.of(keys.delete(call.caller().actor(), id), _ -> Wire.empty()));
    }

    /// The active member whose address was given.
    private Optional<Member> owner(Call call, Fields fields) {
        var email = fields.text("owner", Email.MOST);
        var found = email.flatMap(text -> members.active(call.organization(), text));
        if (email.isPresent() && found.isEmpty()) {
            fields.complain(
                    "owner",
                    "It is the email address of an active member.",
                    "Send one of `GET /members`, or leave it out.");
        }
        return found;
    }

    /// A whole second in the future (L-18).
    private @Nullable Instant expires(Fields fields) {
        var at = fields.moment(EXPIRES);
        if (at != null && !at.truncatedTo(ChronoUnit.SECONDS).isAfter(clock.instant())) {
            fields.complain(EXPIRES, "It lies in the future.", "Send a later moment.");
        }
        return at;
    }

    /// Null says that the key does not expire any more.
    private KeyChange.@Nullable End end(Fields fields) {
        var at = expires(fields);
        return at != null || fields.isNull(EXPIRES) ? new KeyChange.End(at) : null;
    }

    private ObjectNode wire(KeyRecord key) {
        return Json.object()
                .put("id", key.id())
                .put("name", key.name())
                .put("first_characters", key.firstCharacters())
                .put("owner", key.owner().email())
                .put("state", key.state(clock.instant()).word())
                .put("rate_limit", key.ratePerMinute())
                .put("created_at", key.createdAt().toString())
                .put(EXPIRES, Wire.moment(key.expiresAt()))
                .put("last_used_at", Wire.moment(key.lastUsedAt()))
                .put("revoked_at", Wire.moment(key.revokedAt()));
    }
}
