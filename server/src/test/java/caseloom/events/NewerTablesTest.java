package caseloom.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.Probe;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.WorkflowId;
import caseloom.time.CannotStart;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A newer release works on the same tables as the node that runs here.
class NewerTablesTest {

    private static final String STEPS =
            """
              - hear: { listen: { to: { one: { with: { type: heard } } } } }
              - pause: { wait: { hours: 1 } }
              - keep: { call: 'set-attributes:1.0.0@default', with: { done: true } }
            """;

    private final FlowRig rig = new FlowRig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aRunningNodeGoesOnWhenEveryTableGetsAColumnThatItDoesNotKnow() {
        var workflow = rig.publish("upgraded", STEPS);
        carried(workflow, "before");
        var half = rig.open(workflow, "{}");
        rig.waits(rig.runOf(half));

        addToEveryTable();

        rig.send("half", "heard", "{}");
        carried(workflow, "after");
        rig.ended(rig.runOf(half), RunStatus.COMPLETED);
        assertThat(rig.publish("another", STEPS).value()).isPositive();
    }

    @Test
    void aNodeStartsOnTablesThatANewerReleaseAddedTo() {
        remembered("V999__more_columns.sql");
        addToEveryTable();

        var other = rig.server().join();

        var workflow = rig.publish("beside", STEPS);
        var path = "/api/external/v1/workflows/" + workflow.value() + "/cases";
        assertThat(rig.http().at(other.address()).post(path, "{}").status()).isEqualTo(201);
    }

    @Test
    void aNodeDoesNotStartOnTablesThatANewerReleaseTookSomethingAwayFrom() {
        remembered("V998__contract_old_column.sql");
        remembered("V999__more_columns.sql");

        assertThatThrownBy(() -> rig.server().join())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("V998__contract_old_column.sql")
                .hasMessageContaining("start that one");
    }

    /// A case from its opening over all that it waits for to its end. Earlier events are none of
    /// its business.
    private void carried(WorkflowId workflow, String event) {
        rig.server().clock().forward(Duration.ofMinutes(1));
        var number = rig.open(workflow, "{}");
        var run = rig.runOf(number);
        rig.waits(run);
        var decisions = rig.decisions(run);
        rig.send(event, "heard", "{}");
        Probe.until("it heard", () -> rig.decisions(run) > decisions);
        rig.server().clock().forward(Duration.ofHours(1));
        rig.ended(run, RunStatus.COMPLETED);
    }

    /// What the tables would look like after a later migration.
    private void addToEveryTable() {
        rig.server()
                .database()
                .db()
                .system(tx ->
                        tx.change(
                                """
                                do $$
                                declare
                                    name text;
                                begin
                                    for name in
                                        select c.oid::regclass
                                          from pg_class c
                                         where c.relnamespace = current_schema()::regnamespace
                                           and c.relkind in ('r', 'p')
                                           and not c.relispartition
                                           and c.relname <> 'flyway_schema_history'
                                    loop
                                        execute format('alter table %s add later text', name);
                                    end loop;
                                end
                                $$
                                """));
    }

    private void remembered(String script) {
        rig.server()
                .database()
                .db()
                .system(tx ->
                        tx.change(
                                """
                                insert into flyway_schema_history (
                                    installed_rank, version, description, type, script, checksum,
                                    installed_by, execution_time, success)
                                select max(installed_rank) + 1, substring(? from '[0-9]+'), 'later',
                                       'SQL', ?, 1, 'tests', 0, true
                                  from flyway_schema_history
                                """,
                                script,
                                script));
    }
}
