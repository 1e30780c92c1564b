package caseloom.accounts;

import caseloom.access.Email;
import caseloom.access.MemberState;
import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.json.Json;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Refusal;
import caseloom.sessions.Visitor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes whoever accepts an invitation a member, with the account of its address. Safe to share.
public final class Joining {

    private final AccountsStore store = new AccountsStore();
    private final Ground ground;
    private final Invitations invitations;
    private final Setup setup;
    private final Passwords passwords;

    record Ground(Db db, CacheEpoch epoch, InstantSource clock, Accounts accounts) {}

    Joining(Ground ground, Invitations invitations, Setup setup, Passwords passwords) {
        this.ground = ground;
        this.invitations = invitations;
        this.setup = setup;
        this.passwords = passwords;
    }

    /// Uses the link up and signs in. Whoever has an account proves it by its password.
    ///
    /// @param name needed by whoever has no account
    public SignIn accept(String link, @Nullable String name, Password password, Visitor from) {
        var invitation = invitations.look(link);
        if (invitation.isEmpty()) {
            return new SignIn.Gone();
        }
        try {
            return invitation.get().hasAccount()
                    ? known(link, invitation.get(), password, from)
                    : unknown(link, invitation.get(), new Newcomer(name, password), from);
        } finally {
            ground.epoch.forget();
        }
    }

    /// Somebody who has no account yet.
    private record Newcomer(@Nullable String name, Password password) {}

    private SignIn known(String link, Invitation invitation, Password password, Visitor from) {
        return ground.accounts.proved(
                invitation.email(),
                password,
                from,
                (account, _) ->
                        ground.db.system(tx ->
                                joined(
                                        tx,
                                        link,
                                        invitation,
                                        new Person(account.id(), account.name()),
                                        from)));
    }

    private SignIn unknown(String link, Invitation invitation, Newcomer newcomer, Visitor from) {
        var faults = setup.faults(newcomer.password, invitation.email(), newcomer.name, false);
        if (!faults.isEmpty() || newcomer.name == null) {
            return new SignIn.Refused(new Refusal.Invalid(faults));
        }
        var name = newcomer.name;
        return passwords
                .hash(newcomer.password)
                .map(hash ->
                        ground.db.system(tx ->
                                store.create(tx, invitation.email(), name, hash, now())
                                        .map(id ->
                                                joined(
                                                        tx,
                                                        link,
                                                        invitation,
                                                        new Person(id, name),
                                                        from))
                                        .orElseGet(SignIn.Wrong::new)))
                .orElseGet(() -> new SignIn.Later(1));
    }

    private record Person(long account, String name) {}

    private SignIn joined(Tx tx, String link, Invitation invitation, Person person, Visitor from) {
        var member =
                invitations.use(tx, link) ? member(tx, invitation, person) : Optional.<Long>empty();
        if (member.isEmpty()) {
            tx.discard();
            return new SignIn.Gone();
        }
        var organization = invitation.organization();
        ground.epoch.moved(tx);
        AuditTrail.note(
                tx,
                Actor.member(organization, member.get(), invitation.email()),
                Deed.of("invitation.accept", invitation.id()));
        var one =
                new Membership(
                        member.get(),
                        organization,
                        invitation.organizationName(),
                        invitation.email(),
                        invitation.role());
        var detail = Json.object().put("invitation", invitation.id());
        return new SignIn.Done(ground.accounts.begun(tx, person.account, one, from, detail));
    }

    /// The member that whoever accepts is from now on; empty when the address has one who takes no
    /// part or signs in already.
    private Optional<Long> member(Tx tx, Invitation invitation, Person person) {
        var folded = Email.folded(invitation.email());
        var there = store.member(tx, invitation.organization(), folded);
        if (there.isEmpty()) {
            return store.addMember(tx, invitation, person.account, person.name, now());
        }
        return there.filter(one -> one.state() == MemberState.ACTIVE && one.account() == null)
                .filter(one ->
                        store.link(
                                tx,
                                invitation.organization(),
                                one.id(),
                                person.account,
                                person.name))
                .map(AccountsStore.Belonging::id);
    }

    private Instant now() {
        return ground.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
