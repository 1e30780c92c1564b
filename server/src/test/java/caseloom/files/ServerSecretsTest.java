package caseloom.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.HandClock;
import caseloom.TestServer;
import caseloom.core.cases.OrganizationId;
import caseloom.db.DatabaseFault;
import caseloom.db.TestDatabase;
import caseloom.vault.TestVault;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ServerSecretsTest {

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyNodeHasTheSame() {
        var one = secrets().of("a");
        var other = secrets().of("a");

        assertThat(one).hasSize(32).isEqualTo(other);
        assertThat(secrets().of("b")).isNotEqualTo(one);
    }

    @Test
    void noOrganizationSeesThem() {
        secrets().of("a");

        assertThatThrownBy(() ->
                        database.db()
                                .tx(
                                        new OrganizationId(1),
                                        tx ->
                                                tx.list(
                                                        "select value from server_secrets",
                                                        row -> row.getBytes(1))))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void theyAreSealedInTheDatabase() {
        var secret = secrets().of("a");

        var stored =
                database.db()
                        .atOnce(tx ->
                                tx.first(
                                        "select sealed from server_secrets",
                                        row -> row.getBytes(1)));

        var hex = HexFormat.of();
        assertThat(hex.formatHex(stored.orElseThrow())).doesNotContain(hex.formatHex(secret));
    }

    @Test
    void whatAnEarlierVersionLeftUnsealedStaysTheSameAndIsSealed() {
        var left = "as an earlier version left it...".getBytes(US_ASCII);
        database.db()
                .system(tx ->
                        tx.change(
                                "insert into server_secrets (name, value, created_at)"
                                        + " values ('a', ?, now())",
                                left));

        assertThat(secrets().of("a")).isEqualTo(left);
        assertThat(secrets().of("a")).isEqualTo(left);

        var bare =
                database.db()
                        .atOnce(tx ->
                                tx.first(
                                        "select count(*) from server_secrets"
                                                + " where value is not null",
                                        row -> row.getInt(1)));
        assertThat(bare).contains(0);
    }

    private ServerSecrets secrets() {
        return new ServerSecrets(
                new Filing.Ground(
                        database.db(),
                        TestVault.on(database.db()),
                        new HandClock(TestServer.START),
                        RandomGenerator.getDefault()));
    }
}
