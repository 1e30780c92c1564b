package caseloom.accounts;

import caseloom.access.Email;
import caseloom.access.MemberRole;
import caseloom.access.MemberState;
import caseloom.accounts.AccountsStore.Belonging;
import caseloom.accounts.InvitationsStore.Wanted;
import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.links.LinkToken;
import caseloom.mail.MailAddress;
import caseloom.mail.MailQueue;
import caseloom.mail.Notice;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Invites people to an organization: each gets a link that makes them a member of it. Safe to
/// share when the source of chance is.
public final class Invitations {

    private static final String PATH = "/app/invitation#";

    private final InvitationsStore store = new InvitationsStore();
    private final AccountsStore members = new AccountsStore();
    private final Ground ground;
    private final AccountsSettings settings;

    /// What invitations are made of. The source of chance must be fit for secrets.
    record Ground(
            Db db, InstantSource clock, RandomGenerator random, MailQueue mail, String publicUrl) {}

    Invitations(Ground ground, AccountsSettings settings) {
        this.ground = ground;
        this.settings = settings;
    }

    /// A new invitation. Its link is nowhere else, except in the mail, if one is sent.
    public record Made(InvitationRecord invitation, String link, boolean mailed) {

        @Override
        public String toString() {
            return "Made[" + invitation.id() + "]";
        }
    }

    /// Invites somebody; an earlier invitation for the address ends. A member who cannot sign in
    /// yet may be invited to: they keep their role.
    public Outcome<Made> create(Actor by, Email email, MemberRole role) {
        var organization = by.organization();
        ground.mail.prepare(organization);
        var outcome =
                ground.db.tx(
                        organization,
                        tx -> {
                            var folded = Email.folded(email.written());
                            var member = members.member(tx, organization, folded);
                            var faults = member.flatMap(Invitations::whyNot);
                            if (faults.isPresent()) {
                                return Outcome.<Made>refused(faults.get());
                            }
                            if (store.count(tx, organization) >= settings.invitationsMost()) {
                                return Outcome.<Made>refused(
                                        new Refusal.TooMany(
                                                "open invitations", settings.invitationsMost()));
                            }
                            var as = member.map(Belonging::role).orElse(role);
                            return Outcome.done(made(tx, by, email.written(), as));
                        });
        ground.mail.hint();
        return outcome;
    }

    private static Optional<Refusal> whyNot(Belonging member) {
        if (member.state() == MemberState.INACTIVE) {
            return Optional.of(
                    Refusal.Invalid.of(
                            "email",
                            "It is not that of a member who is inactive.",
                            "Make the member active first."));
        }
        return member.account() == null
                ? Optional.empty()
                : Optional.of(
                        Refusal.Invalid.of(
                                "email",
                                "It is not that of a member who signs in already.",
                                "They need no invitation; their role is changed with the member."));
    }

    private Made made(Tx tx, Actor by, String email, MemberRole role) {
        var organization = by.organization();
        var token = LinkToken.draw(ground.random);
        var now = now();
        var end = now.plus(settings.invitationFor());
        var wanted = new Wanted(organization, email, role, Objects.requireNonNull(by.member()));
        var id = store.make(tx, wanted, token, new SetupLinks.Term(now, end));
        var detail = Json.object().put("email", email).put("role", role.word());
        AuditTrail.note(tx, by, new Deed("invitation.create", id, detail));
        var link = ground.publicUrl + PATH + token.value();
        var shown = store.list(tx, organization, id - 1, 1, now).stream().findFirst().orElseThrow();
        return new Made(shown, link, mailed(tx, organization, shown, link));
    }

    private boolean mailed(
            Tx tx, OrganizationId organization, InvitationRecord invitation, String link) {
        var to = MailAddress.of(invitation.email());
        if (!ground.mail.isOn() || to.isEmpty()) {
            return false;
        }
        var text = new InvitationText(store.organization(tx, organization), invitation, link);
        return ground.mail.put(
                tx,
                new Notice(
                        organization,
                        null,
                        "invitation/" + invitation.id(),
                        to.get(),
                        text.subject(),
                        text.text()));
    }

    /// Those that are good, by number.
    ///
    /// @param after the last number of the page before; 0 for the first page
    public List<InvitationRecord> list(OrganizationId organization, long after, int most) {
        return ground.db.tx(organization, tx -> store.list(tx, organization, after, most, now()));
    }

    /// Ends an invitation; false when there is none of that number.
    public boolean end(Actor by, long id) {
        return ground.db.tx(
                by.organization(),
                tx -> {
                    var ended = store.end(tx, by.organization(), id);
                    if (ended) {
                        AuditTrail.note(tx, by, Deed.of("invitation.delete", id));
                    }
                    return ended;
                });
    }

    /// What a link is for, while it is good.
    public Optional<Invitation> look(String text) {
        var token = new LinkToken(text);
        return token.looksRight()
                ? ground.db.system(tx -> store.find(tx, token, now()))
                : Optional.empty();
    }

    /// Uses the link up; false when another was first.
    boolean use(Tx tx, String text) {
        return store.use(tx, new LinkToken(text));
    }

    /// Forgets what is past its term, and the mails that were sent of it.
    void pass() {
        var now = now();
        ground.db.system(tx -> {
            ground.mail.forget(tx, now.minus(settings.invitationFor()));
            return store.forget(tx, now);
        });
    }

    private Instant now() {
        return ground.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
