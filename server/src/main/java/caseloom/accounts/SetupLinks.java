package caseloom.accounts;

import caseloom.access.Email;
import caseloom.access.Member;
import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.links.LinkToken;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Links that the operator hands out: by one, a member gets an account, or their account another
/// password. Safe to share when the source of chance is.
public final class SetupLinks {

    private static final String PATH = "/app/setup#";

    private final SetupLinksStore store = new SetupLinksStore();
    private final Ground ground;
    private final Duration goodFor;

    /// What links are made of. The source of chance must be fit for secrets.
    public record Ground(Db db, InstantSource clock, RandomGenerator random, String publicUrl) {}

    public SetupLinks(Ground ground, Duration goodFor) {
        this.ground = ground;
        this.goodFor = goodFor;
    }

    /// A new link, shown once.
    ///
    /// @param path what stands behind the address of the server
    public record Made(String email, String publicUrl, String path, Instant expiresAt) {

        public String link() {
            return publicUrl + path;
        }

        @Override
        public String toString() {
            return "Made[" + email + "]";
        }
    }

    /// What a link is for.
    ///
    /// @param account the account that the member has already; null for none
    public record Use(
            OrganizationId organization,
            String organizationName,
            Member member,
            @Nullable Long account,
            Instant expiresAt) {}

    /// A link for the member with that address, else for the first administrator.
    public Outcome<Made> make(Actor by, @Nullable String email) {
        return ground.db.system(tx -> {
            var member = store.member(tx, by.organization(), email);
            if (member.isEmpty()) {
                return Outcome.refused(
                        Refusal.Invalid.of(
                                "email",
                                "It is the address of an active member.",
                                "Name a member of the organization."));
            }
            var detail = Json.object().put("email", member.get().email());
            AuditTrail.note(tx, by, new Deed("setup_link.create", member.get().id(), detail));
            return Outcome.done(make(tx, by.organization(), member.get()));
        });
    }

    /// The same in the caller's transaction, for a member who is known.
    public Made make(Tx tx, OrganizationId organization, Member member) {
        var token = LinkToken.draw(ground.random);
        var now = now();
        store.make(tx, organization, member.id(), token, new Term(now, now.plus(goodFor)));
        return new Made(member.email(), ground.publicUrl, PATH + token.value(), now.plus(goodFor));
    }

    /// From when until when something is good.
    record Term(Instant from, Instant to) {}

    /// What a link is for, while it is good.
    public Optional<Use> look(String text) {
        return ground.db.system(tx -> find(tx, text));
    }

    Optional<Use> find(Tx tx, String text) {
        var token = new LinkToken(text);
        return token.looksRight() ? store.find(tx, token, now()) : Optional.empty();
    }

    /// Ends the link and all others of its member; false when another was first.
    boolean use(Tx tx, String text) {
        return store.use(tx, new LinkToken(text));
    }

    /// Forgets what is past its term.
    void pass() {
        ground.db.system(tx -> store.forget(tx, now()));
    }

    private Instant now() {
        return ground.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// The address as it is compared; null for none.
    static @Nullable String folded(@Nullable String email) {
        return email == null ? null : Email.folded(email);
    }
}
