package caseloom.accounts;

import caseloom.access.Email;
import caseloom.accounts.SetupLinks.Use;
import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Refusal;
import caseloom.outcome.Refusal.Fault;
import caseloom.sessions.Sessions;
import caseloom.sessions.Visitor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives whoever has a setup link an account, or their account another password. Safe to share.
public final class Setup {

    private final AccountsStore store = new AccountsStore();
    private final Ground ground;
    private final SetupLinks links;
    private final Passwords passwords;

    record Ground(Db db, InstantSource clock, Sessions sessions, Accounts accounts) {}

    Setup(Ground ground, SetupLinks links, Passwords passwords) {
        this.ground = ground;
        this.links = links;
        this.passwords = passwords;
    }

    /// Whether the one whom the link is for has an account, be it from another organization.
    public boolean hasAccount(Use use) {
        return account(use).isPresent();
    }

    /// Uses the link up and signs in. Whoever has an account keeps it, with another password.
    ///
    /// @param name needed by whoever has no account
    public SignIn use(String link, @Nullable String name, Password password, Visitor from) {
        var use = links.look(link);
        if (use.isEmpty()) {
            return new SignIn.Gone();
        }
        var account = account(use.get());
        var faults = faults(password, use.get().member().email(), name, account.isPresent());
        if (!faults.isEmpty()) {
            return new SignIn.Refused(new Refusal.Invalid(faults));
        }
        return passwords
                .hash(password)
                .map(hash ->
                        ground.db.system(tx -> {
                            var wanted = new Wanted(use.get(), account, name, hash);
                            return links.use(tx, link) ? done(tx, wanted, from) : new SignIn.Gone();
                        }))
                .orElseGet(() -> new SignIn.Later(1));
    }

    /// What shall be when the link is used up.
    private record Wanted(Use use, Optional<Account> account, @Nullable String name, String hash) {

        /// Of whoever has no account a name was asked for.
        String called() {
            return name != null ? name : account.map(Account::name).orElse(use.member().email());
        }

        @Override
        public String toString() {
            return "Wanted[" + use.member().id() + "]";
        }
    }

    List<Fault> faults(Password password, String email, @Nullable String name, boolean hasAccount) {
        var faults = new ArrayList<>(passwords.faults("password", password, email));
        if (name == null && !hasAccount) {
            faults.add(
                    new Fault(
                            "name",
                            "Whoever has no account yet says what they are called.",
                            "Add `name` with a text."));
        }
        return faults;
    }

    private SignIn done(Tx tx, Wanted wanted, Visitor from) {
        var use = wanted.use;
        var member = use.member();
        var id =
                wanted.account
                        .map(Account::id)
                        .or(() ->
                                store.create(
                                        tx, member.email(), wanted.called(), wanted.hash, now()));
        if (id.isEmpty()
                || !store.link(tx, use.organization(), member.id(), id.get(), wanted.called())) {
            tx.discard();
            return new SignIn.Later(1);
        }
        if (wanted.account.isPresent()) {
            store.setPassword(tx, id.get(), wanted.hash, now());
            ground.sessions.endAll(tx, id.get());
        }
        AuditTrail.note(
                tx,
                Actor.member(use.organization(), member.id(), member.email()),
                Deed.of("account.setup", id.get()));
        return store.memberships(tx, id.get()).stream()
                .filter(one -> one.member() == member.id())
                .findFirst()
                .<SignIn>map(one ->
                        new SignIn.Done(
                                ground.accounts.begun(
                                        tx, id.get(), one, from, Json.object().put("setup", true))))
                .orElseGet(SignIn.Nowhere::new);
    }

    private Optional<Account> account(Use use) {
        var known = use.account();
        return ground.db.system(tx ->
                known == null
                        ? store.find(tx, Email.folded(use.member().email()))
                        : store.find(tx, known));
    }

    private Instant now() {
        return ground.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
