package caseloom.links;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.db.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/// Makes links and finds what they open. Safe to share when the source of chance is.
public final class Links {

    private final LinksStore store = new LinksStore();
    private final Db db;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final String publicUrl;

    /// Something that links open, whoever has them.
    public record Thing(
            OrganizationId organization, CaseId caseId, Purpose purpose, String subject) {}

    /// @param random must be fit for secrets
    public Links(Db db, InstantSource clock, RandomGenerator random, String publicUrl) {
        this.db = db;
        this.clock = clock;
        this.random = random;
        this.publicUrl = publicUrl;
    }

    /// A link that nobody else has. Earlier ones of the same person stay as good as they are.
    public Link make(Tx tx, Opens opens) {
        var token = LinkToken.draw(random);
        store.make(tx, opens, token.hash(), now());
        return new Link(publicUrl + opens.purpose().prefix() + "/" + token.value());
    }

    /// Ends all links that a person has to a thing.
    public void end(Tx tx, Opens opens) {
        store.endOfPerson(tx, opens, now());
    }

    /// Ends all links to a thing. Needed only where the thing goes on without them.
    public void end(Tx tx, Thing thing) {
        store.end(tx, thing, now());
    }

    /// What a token opens, if it is for that purpose.
    public Found find(Purpose purpose, String text) {
        var token = new LinkToken(text);
        if (!token.looksRight()) {
            return new Found.Unknown();
        }
        var found = db.system(tx -> store.find(tx, token.hash()));
        return found.stream()
                .filter(one -> purpose == of(one))
                .findFirst()
                .orElseGet(Found.Unknown::new);
    }

    private static Purpose of(Found found) {
        return switch (found) {
            case Found.Open(var opens) -> opens.purpose();
            case Found.Ended(var opens) -> opens.purpose();
            case Found.Unknown _ -> throw new IllegalStateException("it was found");
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
