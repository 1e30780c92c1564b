package caseloom.links;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.HandClock;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.db.TestDatabase;
import caseloom.db.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final OrganizationId ACME = new OrganizationId(1);

    private final TestDatabase database = TestDatabase.fresh();
    private final Links links =
            new Links(
                    database.db(),
                    new HandClock(Instant.parse("2026-05-28T12:00:00Z")),
                    RandomGenerator.getDefault(),
                    "https://cases.example");

    @BeforeEach
    void organization() {
        database.db()
                .system(tx ->
                        tx.change(
                                """
                                insert into organizations (id, name, created_at)
                                overriding system value
                                values (1, 'one', now())
                                on conflict do nothing\
                                """));
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void aLinkOpensWhatItWasMadeFor() {
        var opens = opens("4-1", "ann@example.com");

        var link = made(opens);

        assertThat(link.address()).matches("https://cases\\.example/approve/[A-Za-z0-9_-]{43}");
        assertThat(link.toString()).doesNotContain(token(link));
        assertThat(links.find(Purpose.APPROVAL, token(link))).isEqualTo(new Found.Open(opens));
    }

    @Test
    void l168_onlyTheHashOfThirtyTwoRandomBytesIsKept() throws Exception {
        var token = token(made(opens("4-1", "ann@example.com")));

        var kept =
                database.db()
                        .system(tx ->
                                tx.list("select hash from links", row -> row.getBytes(1))
                                        .getFirst());

        assertThat(kept)
                .isEqualTo(
                        MessageDigest.getInstance("SHA-256")
                                .digest(token.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsUnknownOrForSomethingElseOpensNothing() {
        var token = token(made(opens("4-1", "ann@example.com")));
        var other = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);

        assertThat(links.find(Purpose.SIGNATURE, token)).isEqualTo(new Found.Unknown());
        assertThat(links.find(Purpose.APPROVAL, other)).isEqualTo(new Found.Unknown());
        assertThat(links.find(Purpose.APPROVAL, token + "A")).isEqualTo(new Found.Unknown());
        assertThat(links.find(Purpose.APPROVAL, "")).isEqualTo(new Found.Unknown());
        assertThat(links.find(Purpose.APPROVAL, "ä".repeat(43))).isEqualTo(new Found.Unknown());
    }

    @Test
    void thoseOfOnePersonEndAndThoseOfOthersDoNot() {
        var ann = opens("4-1", "ann@example.com");
        var bob = opens("4-1", "bob@example.com");
        var first = token(made(ann));
        var second = token(made(ann));
        var others = token(made(bob));

        end(tx -> links.end(tx, ann));

        assertThat(links.find(Purpose.APPROVAL, first)).isEqualTo(new Found.Ended(ann));
        assertThat(links.find(Purpose.APPROVAL, second)).isEqualTo(new Found.Ended(ann));
        assertThat(links.find(Purpose.APPROVAL, others)).isEqualTo(new Found.Open(bob));
    }

    @Test
    void thoseToAThingEndTogether() {
        var ann = opens("4-1", "ann@example.com");
        var other = opens("4-2", "ann@example.com");
        var token = token(made(ann));
        var kept = token(made(other));

        end(tx -> links.end(tx, new Links.Thing(ACME, new CaseId(4), Purpose.APPROVAL, "4-1")));

        assertThat(links.find(Purpose.APPROVAL, token)).isEqualTo(new Found.Ended(ann));
        assertThat(links.find(Purpose.APPROVAL, kept)).isEqualTo(new Found.Open(other));
    }

    @Test
    void aClosedOrganizationHasNone() {
        var token = token(made(opens("4-1", "ann@example.com")));

        database.db().system(tx -> tx.change("update organizations set closed_at = now()"));

        assertThat(links.find(Purpose.APPROVAL, token)).isEqualTo(new Found.Unknown());
    }

    private static Opens opens(String subject, String email) {
        return new Opens(ACME, new CaseId(4), Purpose.APPROVAL, subject, email);
    }

    private Link made(Opens opens) {
        return database.db().tx(ACME, tx -> links.make(tx, opens));
    }

    private void end(Consumer<Tx> end) {
        database.db()
                .tx(
                        ACME,
                        tx -> {
                            end.accept(tx);
                            return true;
                        });
    }

    private static String token(Link link) {
        return link.address().substring(link.address().lastIndexOf('/') + 1);
    }
}
