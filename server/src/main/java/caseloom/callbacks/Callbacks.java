package caseloom.callbacks;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.core.webhook.Proof;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.links.LinkToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens callbacks, takes what is posted to them, and keeps it until a run has used it. Safe to
/// share when the source of chance is.
public final class Callbacks {

    public static final String PREFIX = "/callbacks";

    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);

    private static final int FORGET_AT_ONCE = 500;

    private final CallbacksStore store = new CallbacksStore();
    private final Db db;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final SigningSecrets secrets;
    private final CallbacksSettings settings;
    private final String publicUrl;

    /// What callbacks stand on.
    ///
    /// @param random must be fit for secrets
    public record Ground(
            Db db, InstantSource clock, RandomGenerator random, SigningSecrets secrets) {}

    /// What a callback is for, and who may use it.
    ///
    /// @param title to be shown to people
    /// @param secret the name of the organization's secret that whoever posts must prove to know;
    ///   null when the address is proof enough
    public record Terms(String title, @Nullable String secret) {}

    public Callbacks(Ground ground, CallbacksSettings settings, String publicUrl) {
        this.db = ground.db();
        this.clock = ground.clock();
        this.random = ground.random();
        this.secrets = ground.secrets();
        this.settings = settings;
        this.publicUrl = publicUrl;
    }

    /// Opens the callback and gives its address, which is known to nobody else. Opened once more it
    /// has another address, and the earlier one is none.
    public String open(Callback callback, Terms terms) {
        var secret = LinkToken.draw(random);
        var at = clock.instant();
        db.system(tx -> store.open(tx, callback, secret.hash(), terms, at));
        return publicUrl + PREFIX + "/" + secret.value();
    }

    /// Opens a callback that nobody has the address of: what is posted to it comes from this
    /// installation.
    public void open(Tx tx, Callback callback, String title, Instant at) {
        var terms = new Terms(title, null);
        store.open(tx, callback, LinkToken.draw(random).hash(), terms, at);
    }

    /// True when somebody waits for a post to it: that stays so until the transaction ends.
    public static boolean hold(Tx tx, Callback callback) {
        return CallbacksStore.hold(tx, callback);
    }

    /// False when the step that wants it no longer waits; else it does until the transaction ends.
    public static boolean holdWish(Tx tx, Callback callback) {
        return CallbacksStore.holdWish(tx, callback);
    }

    /// Stores what comes to a callback without an address, which must be open and stay so until the
    /// transaction ends.
    public void post(Tx tx, Callback callback, JsonNode body, Instant at) {
        var letter = new CallbacksStore.Letter(body, at, at.plus(settings.tellAgain()));
        if (store.post(tx, callback, letter) != 1) {
            throw new IllegalStateException("nobody waits at " + callback);
        }
    }

    /// Stores what was posted to the address with that secret.
    ///
    /// @param proof what the request says of who sent it
    /// @throws JsonFault when the body is no JSON, of somebody who may post
    public Post post(String secret, Proof proof, byte[] body) throws JsonFault {
        var given = new LinkToken(secret);
        if (!given.looksRight()) {
            return new Post.Unknown();
        }
        var found = db.system(tx -> store.address(tx, given.hash()));
        if (found.isEmpty()) {
            return new Post.Unknown();
        }
        var address = found.get();
        if (!address.open()) {
            return new Post.Over();
        }
        var refused = refused(address, proof, body);
        return refused.isPresent() ? refused.get() : taken(given, address, Json.read(body));
    }

    /// Empty when the address is proof enough, or the sender knows the secret as it is now.
    private Optional<Post> refused(CallbacksStore.Address address, Proof proof, byte[] body) {
        var name = address.secret();
        if (name == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        var early = proof.flaw(now);
        if (early.isPresent()) {
            return early.map(Post.Unproven::new);
        }
        var secret = secrets.find(address.organization(), name);
        if (secret.isEmpty()) {
            LOG.warn(
                    "organization {} has no secret {}, which a callback is to be signed with",
                    address.organization().value(),
                    name);
            return Optional.of(new Post.Unprovable());
        }
        return proof.flaw(secret.get().text(), body, now).map(Post.Unproven::new);
    }

    private Post taken(LinkToken given, CallbacksStore.Address address, JsonNode body) {
        var at = clock.instant();
        var letter = new CallbacksStore.Letter(body, at, at.plus(settings.tellAgain()));
        return db.system(tx -> store.post(tx, given.hash(), address.secret(), letter))
                .<Post>map(callback -> new Post.Taken(new Posted(callback, body)))
                .orElseGet(Post.Over::new);
    }

    /// What was posted and not used in time: from now on it is this node's.
    public List<Posted> claim(Tx tx, int most) {
        var now = clock.instant();
        var due = store.due(tx, now, most);
        return due.isEmpty() ? List.of() : store.claim(tx, due, now.plus(settings.tellAgain()));
    }

    /// Nobody waits for these any more, or what was posted was used.
    public void close(Tx tx, List<Callback> callbacks) {
        store.close(tx, callbacks, clock.instant());
    }

    /// One housekeeping pass: forgets some that have been closed for long, and says how long until
    /// the next is due.
    public Duration pass() {
        var before = clock.instant().minus(settings.rememberFor());
        var forgotten = db.system(tx -> store.forget(tx, before, FORGET_AT_ONCE));
        return forgotten == FORGET_AT_ONCE ? Duration.ZERO : settings.rememberFor();
    }
}
