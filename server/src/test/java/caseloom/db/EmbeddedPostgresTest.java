package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedPostgresTest {

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit", "data_checksums"})
    void whatIsCommittedIsOnDisk(String setting) {
        try (var database = TestDatabase.fresh()) {
            var value =
                    database.db()
                            .atOnce(tx -> tx.first("show " + setting, row -> row.getString(1)));

            assertThat(value).contains("on");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        try (var database = TestDatabase.fresh()) {
            var right = database.address();
            var wrong = new DatabaseAddress(right.url(), right.user(), "wrong");

            assertThatThrownBy(
                            () -> DriverManager.getConnection(wrong.url(), wrong.login()).close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }
}
