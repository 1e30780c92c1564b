package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlTest {

    @Test
    void statementsAreFoundByNameWithoutTheirComments() {
        var sql = Sql.of(Db.class, "db.sql");

        assertThat(sql.get("narrow")).startsWith("select set_config(").doesNotContain("--");
    }

    @Test
    void anUnknownNameSaysWhichFileHasNoneOfIt() {
        var sql = Sql.of(Db.class, "db.sql");

        assertThatThrownBy(() -> sql.get("widen"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("db.sql has no statement widen");
    }

    @Test
    void aMissingFileIsSaidAtOnce() {
        assertThatThrownBy(() -> Sql.of(Db.class, "nothing.sql"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing.sql");
    }
}
