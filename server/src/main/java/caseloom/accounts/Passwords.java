package caseloom.accounts;

import caseloom.outcome.Refusal.Fault;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Hashes passwords with Argon2id, boundedly many at a time, since each takes memory on purpose.
/// Safe to share.
final class Passwords {

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;

    private final PasswordSettings settings;
    private final Argon2PasswordEncoder encoder;
    private final Semaphore turns;
    private final String nobodys;

    Passwords(PasswordSettings settings) {
        this.settings = settings;
        this.encoder =
                new Argon2PasswordEncoder(SALT, HASH, LANES, settings.memory(), settings.passes());
        this.turns = new Semaphore(settings.atOnce());
        this.nobodys = nobodys(settings);
    }

    /// What came of comparing.
    enum Judgement {
        RIGHT,
        WRONG,
        /// Too many are being compared: not looked at.
        BUSY
    }

    /// What is wrong with a password that somebody wants to have.
    List<Fault> faults(String field, Password wanted, String email) {
        var faults = new ArrayList<Fault>();
        if (wanted.length() < settings.least() || wanted.length() > PasswordSettings.MOST) {
            faults.add(
                    new Fault(
                            field,
                            "It has "
                                    + settings.least()
                                    + " to "
                                    + PasswordSettings.MOST
                                    + " characters.",
                            "Send a longer one; several words make a good one."));
        } else if (wanted.isOnly(email)) {
            faults.add(
                    new Fault(
                            field,
                            "It is not the email address.",
                            "Send one that others do not know."));
        }
        return faults;
    }

    /// The hash to keep; empty when too many are being made.
    Optional<String> hash(Password password) {
        return inTurn(() -> encoder.encode(password.text()));
    }

    /// Takes as long when there is no hash to compare with.
    Judgement judge(Optional<String> hash, Password password) {
        if (password.length() > PasswordSettings.MOST) {
            return Judgement.WRONG;
        }
        return inTurn(() -> encoder.matches(password.text(), hash.orElse(nobodys)))
                .map(fits -> fits && hash.isPresent() ? Judgement.RIGHT : Judgement.WRONG)
                .orElse(Judgement.BUSY);
    }

    /// Whether a hash was made with less effort than hashes are made with now.
    boolean isWeak(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /// What comes of some work on a password; empty when its turn did not come.
    <T> Optional<T> inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(settings.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            turns.release();
        }
    }

    /// A hash that no password has, near enough, and that costs what others cost.
    private static String nobodys(PasswordSettings settings) {
        var encoding = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m="
                + settings.memory()
                + ",t="
                + settings.passes()
                + ",p="
                + LANES
                + "$"
                + encoding.encodeToString(new byte[SALT])
                + "$"
                + encoding.encodeToString(new byte[HASH]);
    }
}
