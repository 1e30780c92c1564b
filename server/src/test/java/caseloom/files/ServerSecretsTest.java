package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.HandClock;
import caseloom.TestServer;
import caseloom.core.cases.OrganizationId;
import caseloom.db.DatabaseFault;
import caseloom.db.TestDatabase;
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

    private ServerSecrets secrets() {
        return new ServerSecrets(
                database.db(), new HandClock(TestServer.START), RandomGenerator.getDefault());
    }
}
