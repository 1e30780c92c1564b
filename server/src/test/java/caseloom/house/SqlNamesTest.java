package caseloom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlNamesTest {

    private static final Source FILE =
            new Source(
                    "server/src/main/resources/caseloom/runs/runs.sql",
                    "-- name: claim\nselect 1;\n\n-- name: close-all\nselect 2;\n");

    @Test
    void aStatementThatNobodyAsksForIsFound() {
        var store = store("SQL.get(\"claim\")");

        assertThat(names(store).unused())
                .containsExactly(FILE.path() + " nobody asks for close-all");
        assertThat(names(store).missing()).isEmpty();
    }

    @Test
    void aStatementThatIsNowhereIsFound() {
        var store = store("SQL.get(open ? \"claim\" : \"gone\"); SQL.get(\"close-all\")");

        assertThat(names(store).missing()).containsExactly(store.path() + " asks for gone");
        assertThat(names(store).unused()).isEmpty();
    }

    @Test
    void theStatementsOfAnotherPackageDoNotCount() {
        var other =
                new Source(
                        "server/src/main/java/caseloom/cases/CasesStore.java",
                        "SQL.get(\"claim\"); SQL.get(\"close-all\")");

        assertThat(names(other).unused()).hasSize(2);
        assertThat(names(other).missing()).hasSize(2);
    }

    private static SqlNames names(Source store) {
        return new SqlNames(List.of(FILE), List.of(store));
    }

    private static Source store(String code) {
        return new Source("server/src/main/java/caseloom/runs/RunsStore.java", code);
    }
}
