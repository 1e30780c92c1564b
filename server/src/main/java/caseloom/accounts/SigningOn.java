package caseloom.accounts;

import caseloom.access.Email;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.sessions.Sessions;
import caseloom.sessions.Visitor;
import caseloom.sso.Identity;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Lets in whom the operator's provider knows. It has seen that the address is theirs, so all
/// members of that address are. Safe to share.
public final class SigningOn {

    private final AccountsStore store = new AccountsStore();
    private final Ground ground;

    record Ground(Db db, InstantSource clock, Sessions sessions, Accounts accounts) {}

    SigningOn(Ground ground) {
        this.ground = ground;
    }

    /// A session for whoever the provider says it is.
    public SignIn signOn(Identity identity, Visitor from) {
        return ground.db.system(tx -> {
            var account = account(tx, identity);
            if (account.isEmpty()) {
                return new SignIn.Wrong();
            }
            store.linkAll(tx, account.get(), Email.folded(identity.email()));
            var entered =
                    ground.accounts.entered(
                            tx, account.get(), Json.object().put("single_sign_on", true), from);
            if (entered instanceof SignIn.Nowhere) {
                tx.discard();
            }
            return entered;
        });
    }

    /// The account of that identity, which is made if there is none. Empty when the address has the
    /// account of another identity.
    private Optional<Account> account(Tx tx, Identity identity) {
        var known = store.findBySubject(tx, identity.subject());
        if (known.isPresent()) {
            return known;
        }
        var there = store.find(tx, Email.folded(identity.email()));
        if (there.isPresent()) {
            return bound(tx, there.get(), identity);
        }
        return store.createSignedOn(tx, identity, now()).flatMap(id -> store.find(tx, id));
    }

    /// Whoever made the account may have been somebody else: from now on only the provider says who
    /// it is.
    private Optional<Account> bound(Tx tx, Account account, Identity identity) {
        if (!store.bind(tx, account.id(), identity.subject())) {
            return Optional.empty();
        }
        ground.sessions.endAll(tx, account.id());
        return Optional.of(account);
    }

    private Instant now() {
        return ground.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
