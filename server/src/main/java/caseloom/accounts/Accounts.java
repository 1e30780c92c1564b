package caseloom.accounts;

import caseloom.access.Email;
import caseloom.accounts.Passwords.Judgement;
import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Refusal;
import caseloom.sessions.Begun;
import caseloom.sessions.Session;
import caseloom.sessions.Sessions;
import caseloom.sessions.Visitor;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signing in, and what people say of themselves. Works as the system: an account belongs to no
/// organization. Safe to share.
public final class Accounts {

    private final AccountsStore store = new AccountsStore();
    private final Db db;
    private final InstantSource clock;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Attempts attempts;
    private volatile boolean someKnown;

    Accounts(
            Db db, InstantSource clock, Sessions sessions, Passwords passwords, Attempts attempts) {
        this.db = db;
        this.clock = clock;
        this.sessions = sessions;
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /// What shall be another; null leaves the name as it is.
    ///
    /// @param setsTimeZone whether the time zone is set, or taken away where it is null
    public record Change(@Nullable String name, boolean setsTimeZone, @Nullable String timeZone) {}

    /// A session for whoever knows the password. It takes as long when there is no such account.
    public SignIn signIn(String email, Password password, Visitor from) {
        return proved(
                email,
                password,
                from,
                (account, failures) -> db.system(tx -> entered(tx, account, failures, from)));
    }

    /// The organizations in which an account can act, by name.
    public List<Membership> memberships(long account) {
        return db.system(tx -> store.memberships(tx, account));
    }

    public Optional<Account> find(long account) {
        return db.system(tx -> store.find(tx, account));
    }

    /// Whether nobody can sign in yet. Once somebody can, that is remembered.
    public boolean isNew() {
        if (!someKnown) {
            someKnown = db.system(store::any);
        }
        return !someKnown;
    }

    /// Another session in place of this one, in another organization of the same account; empty
    /// when the account has none of that number.
    public Optional<Begun> switchTo(Session session, long organization, Visitor from) {
        var account = session.holder().account();
        return db.system(tx ->
                store.memberships(tx, account).stream()
                        .filter(one -> one.organization().value() == organization)
                        .findFirst()
                        .map(one -> {
                            store.wentTo(tx, account, one.organization());
                            return sessions.replace(
                                    tx,
                                    session,
                                    holder(account, one),
                                    from,
                                    Json.object().put("switched", true));
                        }));
    }

    public Account change(Session by, Change change) {
        return db.system(tx -> store.change(tx, by.holder().account(), change).orElseThrow());
    }

    /// Another password, for whoever knows the one before. All other sessions end, and this one
    /// goes on as another.
    public SignIn changePassword(Session by, Password current, Password wanted, Visitor from) {
        var account = find(by.holder().account()).orElseThrow();
        var faults = passwords.faults("new", wanted, account.email());
        if (!faults.isEmpty()) {
            return new SignIn.Refused(new Refusal.Invalid(faults));
        }
        var done =
                proved(
                        account.email(),
                        current,
                        from,
                        (found, _) ->
                                passwords
                                        .hash(wanted)
                                        .map(hash -> changed(by, found, hash, from))
                                        .orElseGet(() -> new SignIn.Later(1)));
        return done instanceof SignIn.Wrong
                ? new SignIn.Refused(
                        Refusal.Invalid.of(
                                "current",
                                "It is the password that the account has now.",
                                "Send that one."))
                : done;
    }

    /// What is done when the password was right.
    @FunctionalInterface
    interface Proved {
        SignIn by(Account account, int failures);
    }

    /// Whoever knows the password of the account with that address may go on.
    SignIn proved(String email, Password password, Visitor from, Proved then) {
        var folded = Email.folded(email);
        var counted = attempts.begin(folded, from.address());
        if (counted.secondsToWait() > 0) {
            return new SignIn.Later(counted.secondsToWait());
        }
        var account = db.system(tx -> store.find(tx, folded));
        return switch (passwords.judge(account.map(Account::passwordHash), password)) {
            case Judgement.BUSY -> {
                attempts.undone(counted);
                yield new SignIn.Later(1);
            }
            case Judgement.WRONG -> {
                if (counted.isLast()) {
                    account.ifPresent(one -> noteTooMany(one, from));
                }
                yield new SignIn.Wrong();
            }
            case Judgement.RIGHT -> {
                var failures = attempts.succeeded(counted);
                strengthened(account.orElseThrow(), password);
                yield then.by(account.orElseThrow(), failures);
            }
        };
    }

    /// A session of an account as one of its members.
    Begun begun(Tx tx, long account, Membership one, Visitor from, ObjectNode detail) {
        store.wentTo(tx, account, one.organization());
        return sessions.begin(tx, holder(account, one), from, detail);
    }

    private static Session.Holder holder(long account, Membership one) {
        return new Session.Holder(account, one.organization(), one.member());
    }

    private SignIn entered(Tx tx, Account account, int failures, Visitor from) {
        var open = store.memberships(tx, account.id());
        if (open.isEmpty()) {
            return new SignIn.Nowhere();
        }
        var last = account.lastOrganization();
        var one =
                open.stream()
                        .filter(found -> Objects.equals(found.organization(), last))
                        .findFirst()
                        .orElse(open.getFirst());
        var detail = Json.object().put("failures_before", failures);
        return new SignIn.Done(begun(tx, account.id(), one, from, detail));
    }

    private SignIn changed(Session by, Account account, String hash, Visitor from) {
        return db.system(tx -> {
            store.setPassword(tx, account.id(), hash, now());
            sessions.endAll(tx, account.id());
            AuditTrail.note(tx, by.caller().actor(), Deed.of("account.password", account.id()));
            return store.memberships(tx, account.id()).stream()
                    .filter(one -> one.organization().equals(by.organization()))
                    .findFirst()
                    .<SignIn>map(one ->
                            new SignIn.Done(
                                    begun(
                                            tx,
                                            account.id(),
                                            one,
                                            from,
                                            Json.object().put("password_changed", true))))
                    .orElseGet(SignIn.Nowhere::new);
        });
    }

    /// In every organization that could be entered with that password.
    private void noteTooMany(Account account, Visitor from) {
        var detail = Json.object().put("email", account.email()).put("address", from.address());
        var deed = new Deed("account.lock", account.id(), detail);
        db.system(tx -> {
            var all = store.memberships(tx, account.id());
            all.forEach(one -> AuditTrail.note(tx, Actor.system(one.organization()), deed));
            return all.size();
        });
    }

    private void strengthened(Account account, Password password) {
        if (passwords.isWeak(account.passwordHash())) {
            passwords
                    .hash(password)
                    .ifPresent(hash -> db.system(tx -> store.strengthen(tx, account, hash)));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
