package caseloom.callbacks;

import caseloom.db.Db;
import caseloom.db.Tx;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// Opens callbacks, takes what is posted to them, and keeps it until a run has used it. Safe to
/// share when the source of chance is.
public final class Callbacks {

    public static final String PREFIX = "/callbacks";

    private static final int FORGET_AT_ONCE = 500;

    private final CallbacksStore store = new CallbacksStore();
    private final Db db;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final CallbacksSettings settings;
    private final String publicUrl;

    /// @param random must be fit for secrets
    public Callbacks(
            Db db,
            InstantSource clock,
            RandomGenerator random,
            CallbacksSettings settings,
            String publicUrl) {
        this.db = db;
        this.clock = clock;
        this.random = random;
        this.settings = settings;
        this.publicUrl = publicUrl;
    }

    /// Opens the callback and gives its address, which is known to nobody else. Opened once more it
    /// has another address, and the earlier one is none.
    public String open(Callback callback, String title) {
        var secret = CallbackSecret.draw(random);
        var at = clock.instant();
        db.system(tx -> store.open(tx, callback, secret.hash(), title, at));
        return publicUrl + PREFIX + "/" + secret.value();
    }

    /// Opens a callback that nobody has the address of: what is posted to it comes from this
    /// installation.
    public void open(Tx tx, Callback callback, String title, Instant at) {
        store.open(tx, callback, CallbackSecret.draw(random).hash(), title, at);
    }

    /// Stores what comes to a callback without an address, which must be open and stay so until the
    /// transaction ends.
    public void post(Tx tx, Callback callback, JsonNode body, Instant at) {
        if (store.post(tx, callback, body, at, at.plus(settings.tellAgain())) != 1) {
            throw new IllegalStateException("nobody waits at " + callback);
        }
    }

    /// Stores what was posted to the address with that secret.
    public Post post(String secret, JsonNode body) {
        var given = new CallbackSecret(secret);
        if (!given.looksRight()) {
            return new Post.Unknown();
        }
        var at = clock.instant();
        var due = at.plus(settings.tellAgain());
        return db.system(tx -> {
            var taken = store.post(tx, given.hash(), body, at, due);
            if (taken.isPresent()) {
                return new Post.Taken(new Posted(taken.get(), body));
            }
            return store.exists(tx, given.hash()) ? new Post.Over() : new Post.Unknown();
        });
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
