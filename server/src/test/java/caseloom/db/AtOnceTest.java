package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The intake rests on this: several statements in one text are one transaction.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtOnceTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final Db db = database.db();

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void aTextWhoseLastStatementFailsLeavesNothingBehind() {
        var fault =
                catchThrowableOfType(
                        DatabaseFault.class,
                        () ->
                                both(
                                        "insert into organizations (name, created_at) values ('', now())"));

        assertThat(fault.kind()).isEqualTo(DatabaseFault.Kind.REFUSED);
        assertThat(organizations("first of two")).isZero();
    }

    @Test
    void aTextWhoseStatementsAllWorkIsCommitted() {
        both("update organizations set name = 'second of two' where name = 'first of two'");

        assertThat(organizations("second of two")).isEqualTo(1);
    }

    @Test
    void aTransactionThatThrowsIsUndone() {
        assertThatThrownBy(() -> db.system(this::insertAndBreak)).hasMessage("a bug");

        assertThat(organizations("undone")).isZero();
    }

    private boolean insertAndBreak(Tx tx) {
        tx.change("insert into organizations (name, created_at) values ('undone', now())");
        throw new IllegalStateException("a bug");
    }

    private boolean both(String second) {
        var first = "insert into organizations (name, created_at) values ('first of two', now()); ";
        return db.atOnce(tx -> {
            tx.all(first + second);
            return true;
        });
    }

    private long organizations(String name) {
        return db.system(tx ->
                tx.first(
                                "select count(*) from organizations where name = ?",
                                row -> row.getLong(1),
                                name)
                        .orElseThrow());
    }
}
