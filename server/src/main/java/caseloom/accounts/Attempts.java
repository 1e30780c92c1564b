package caseloom.accounts;

import caseloom.db.Db;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Counts who fails to sign in, over all nodes, and whether anybody has the address or not. A try
/// counts as failed until it succeeds, so that many at once are no way around. Safe to share.
final class Attempts {

    private final AttemptsStore store = new AttemptsStore();
    private final Db db;
    private final InstantSource clock;
    private final AttemptsSettings settings;

    Attempts(Db db, InstantSource clock, AttemptsSettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /// A try that counts as failed so far.
    ///
    /// @param secondsToWait 0 when it may be looked at
    /// @param isLast whether the next one may not, for a while
    record Counted(Key email, Key address, long secondsToWait, boolean isLast) {}

    /// What is counted by; all that is kept is a hash.
    static final class Key {

        private final byte[] hash;

        private Key(String text) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        byte[] hash() {
            return hash.clone();
        }
    }

    /// @param tried how many tries there were in this stretch of time, this one included
    record Tally(int tried, Instant end) {

        long secondsToWait(int most, Instant now) {
            return most == 0 || tried <= most
                    ? 0
                    : Math.max(1, Duration.between(now, end).plusMillis(999).toSeconds());
        }
    }

    Counted begin(String foldedEmail, String address) {
        var now = now();
        var email = new Key("email " + foldedEmail);
        var peer = new Key("address " + address);
        var byEmail = count(email, now);
        var byAddress = count(peer, now);
        var seconds =
                Math.max(
                        byEmail.secondsToWait(settings.ofEmail(), now),
                        byAddress.secondsToWait(settings.ofAddress(), now));
        return new Counted(email, peer, seconds, byEmail.tried == settings.ofEmail());
    }

    /// It was no failure: the address is clean again, and the place it came from as before. Gives
    /// how many tries had failed.
    int succeeded(Counted counted) {
        takeBack(counted.address);
        var tried = db.atOnce(tx -> store.clear(tx, counted.email));
        return Math.max(0, tried - 1);
    }

    /// It was not looked at.
    void undone(Counted counted) {
        takeBack(counted.email);
        takeBack(counted.address);
    }

    /// Forgets what is over.
    void pass() {
        db.system(tx -> store.forget(tx, now()));
    }

    private Tally count(Key key, Instant now) {
        return db.atOnce(tx -> store.count(tx, key, now, now.plus(settings.within())));
    }

    private void takeBack(Key key) {
        db.atOnce(tx -> store.takeBack(tx, key));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
