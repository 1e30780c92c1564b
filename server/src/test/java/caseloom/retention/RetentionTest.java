package caseloom.retention;

import static caseloom.retention.RetentionRig.LATELY;
import static caseloom.retention.RetentionRig.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.settings.Env;
import caseloom.settings.InvalidSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

    private static final String TERM = "RETENTION_CASES=P90D";

    private final RetentionRig rig = new RetentionRig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aRangeWhoseCasesAreAllPastTheirTermLeavesWithItsPartition() {
        rig.ended(0, 19, LONG_AGO);
        rig.ended(20, 29, LATELY);

        rig.round(rig.node(TERM));

        assertThat(rig.partitionsBelow(20)).isZero();
        assertThat(rig.partitionsBelow(30)).isEqualTo(1);
        for (var table : List.of("cases", "runs", "case_search", "history")) {
            assertThat(rig.count(table)).as(table).isEqualTo(10);
        }
    }

    @Test
    void commentsLeaveWithTheirCase() {
        rig.ended(0, 9, LONG_AGO);
        rig.ended(10, 19, LATELY);
        rig.change(
                "insert into comments (case_id, id, organization_id, author_id, text, mentions,"
                        + " created_at) select n, n, 1, 1, 'x', '{}', ?"
                        + " from generate_series(1, 19) as n",
                LATELY);

        rig.round(rig.node(TERM));

        assertThat(rig.count("comments")).isEqualTo(10);
        assertThat(rig.ask("select min(case_id) from comments")).isEqualTo(10);
    }

    @Test
    void whatIsKnownOfTheDocumentsOfStepsLeavesWithTheirCase() {
        rig.ended(0, 9, LONG_AGO);
        rig.ended(10, 19, LATELY);
        rig.change(
                "insert into step_documents (case_id, key, organization_id, run_id, step_id,"
                        + " file_id, name, made_at) select n, 'k', 1, n, 's', n, 'x', ?"
                        + " from generate_series(1, 19) as n",
                LATELY);

        rig.round(rig.node(TERM));

        assertThat(rig.ask("select min(case_id) from step_documents")).isEqualTo(10);
    }

    @Test
    void nothingLeavesUnlessATermIsSet() {
        rig.ended(0, 9, LONG_AGO);

        rig.round(rig.node());

        assertThat(rig.count("cases")).isEqualTo(10);
        assertThat(rig.partitionsBelow(10)).isEqualTo(1);
    }

    @Test
    void aCaseThatHasNotEndedHoldsItsRangeBackAndOthersLeaveAfterTheGrace() {
        rig.ended(0, 8, LONG_AGO);
        rig.cases(9, 9, LONG_AGO, "running");
        var node = rig.node(TERM, "RETENTION_GRACE=P30D");

        rig.round(node);
        assertThat(rig.count("cases")).as("the grace is not over").isEqualTo(10);
        rig.clock.forward(Duration.ofDays(21));
        rig.round(node);

        assertThat(rig.count("cases")).isEqualTo(1);
        assertThat(rig.count("history")).isEqualTo(1);
        assertThat(rig.partitionsBelow(10)).isEqualTo(1);
        assertThat(rig.ask("select id from cases")).isEqualTo(9);
    }

    @Test
    void theTermBeginsWithTheEndOfTheLastRun() {
        rig.ended(0, 9, LONG_AGO);
        rig.change("update runs set updated_at = ? where case_id = 3", LATELY);

        rig.round(rig.node(TERM));

        assertThat(rig.count("cases")).isEqualTo(10);
    }

    @Test
    void aRangeWhoseNumbersMayStillComeKeepsItsPartition() {
        rig.ended(90, 95, LONG_AGO);
        rig.change("update nodes set low_water = 96");

        rig.round(rig.node(TERM));

        assertThat(rig.ask("select count(*) from history_partitions where first = 90"))
                .isEqualTo(1);
        assertThat(rig.ask("select count(*) from history_partitions where first = 80")).isZero();
    }

    @Test
    void aPartitionInUseStaysForAnotherRoundAndItsReaderIsNotDisturbed() throws SQLException {
        rig.ended(0, 9, LONG_AGO);
        var node = rig.node(TERM);
        try (var reader = open()) {
            execute(reader, "select 1 from history where case_id = 3");

            rig.round(node);

            assertThat(rig.partitionsBelow(10)).isEqualTo(1);
            execute(reader, "select 1 from history where case_id = 3");
            reader.rollback();
        }
        rig.round(node);
        assertThat(rig.partitionsBelow(10)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from runs where case_id = 4 for update",
                "select 1 from cases where id = 4 for update",
                // As whoever comments does.
                "select 1 from cases where id = 4 for key share"
            })
    void aCaseThatSomebodyHasInHandStaysWithItsPartition(String taken) throws SQLException {
        rig.ended(0, 9, LONG_AGO);
        try (var person = open()) {
            execute(person, taken);

            rig.round(rig.node(TERM));

            person.rollback();
        }
        assertThat(rig.ask("select id from cases")).isEqualTo(4);
        assertThat(rig.partitionsBelow(10)).isEqualTo(1);
    }

    @Test
    void ofTwoNodesOneWorks() throws SQLException {
        rig.ended(0, 9, LONG_AGO);
        try (var other = open()) {
            execute(other, "select pg_advisory_xact_lock(7031, 0)");

            rig.round(rig.node(TERM));

            assertThat(rig.count("cases")).isEqualTo(10);
            other.rollback();
        }
    }

    @Test
    void theRoomOfRemovedCasesIsUsedAgain() {
        rig.ask("select 1 from make_history_partition(1000, 9000)");
        rig.change("update nodes set low_water = 9000");
        rig.ended(1000, 4999, LONG_AGO);
        var before = rig.ask("select pg_relation_size('cases') + pg_relation_size('runs')");

        rig.round(rig.node(TERM, "RETENTION_BATCH=1000"));
        rig.ask("select 1 from make_history_partition(9000, 13000)");
        rig.ended(9000, 12999, LATELY);

        assertThat(rig.ask("select pg_relation_size('cases') + pg_relation_size('runs')"))
                .isLessThanOrEqualTo(before);
    }

    @Test
    void entriesOfTheTrailsLeaveOldestFirstOncePastTheirTerm() {
        audit(5, "2029-01-01");
        audit(3, "2029-12-31");

        rig.round(rig.node("RETENTION_AUDIT=P90D"));

        assertThat(rig.count("audit")).isEqualTo(3);
    }

    @Test
    void thePlannerKnowsThePartitionedTables() {
        rig.ended(0, 9, LATELY);

        rig.round(rig.node());

        assertThat(rig.ask("select reltuples from pg_class where oid = 'history'::regclass"))
                .isEqualTo(10);
    }

    @Test
    void everyTableOfACaseIsEmptied() throws IOException {
        var statements = text("retention.sql") + text("/caseloom/files/files.sql");
        var tables =
                rig.db()
                        .atOnce(tx ->
                                tx.list(
                                        "select attrelid::regclass::text from pg_attribute"
                                                + " join pg_class on pg_class.oid = attrelid"
                                                + " where attname = 'case_id' and not attisdropped"
                                                // Schedules, keys of what was started and
                                                // deliveries only remember a case; all but the
                                                // first leave by their own age.
                                                + " and relname not in ('schedules', 'starts',"
                                                + " 'deliveries', 'waiting_deliveries',"
                                                + " 'attempts')"
                                                + " and relkind in ('r', 'p')"
                                                + " and not relispartition"
                                                + " and relnamespace = 'public'::regnamespace",
                                        row -> row.getString(1)));

        assertThat(tables).contains("runs", "history", "case_files");
        assertThat(tables)
                .allSatisfy(table ->
                        assertThat(statements)
                                .contains("delete from " + table + "\n where case_id = any"));
    }

    @Test
    void aTermIsAtLeastAnHour() {
        var env = new Env(Map.of("CASELOOM_RETENTION_CASES", "PT10S"));

        RetentionSettings.from(env);

        assertThatThrownBy(env::finish)
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("RETENTION_CASES must be at least PT1H");
    }

    private void audit(int entries, String day) {
        rig.change(
                "insert into audit (organization_id, at, actor_kind, actor_name, verb, target_kind,"
                        + " target_id, detail) select 1, ?::date, 'system', 'system', 'key.create',"
                        + " 'key', n, '{}' from generate_series(1, ?) as n",
                day,
                entries);
    }

    private Connection open() throws SQLException {
        var connection = rig.database.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static String text(String file) throws IOException {
        try (var stream = Retention.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new AssertionError("no " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
