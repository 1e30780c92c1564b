package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caseloom.core.cases.RunStatus;
import caseloom.intake.Numbers;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// First decisions that are made before their runs are written (ADR 11).
class OpeningsTest {

    private final EngineRig rig = new EngineRig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aRunThatItsFirstDecisionEndsIsOneWriteAndNobodyHoldsIt() {
        var refund = rig.publish(1, Documents.REFUND);
        var numbers = rig.create(withoutEngine(), refund, "{\"amount\": 42}");

        assertThat(rig.found(numbers.caseId()).status()).isEqualTo("Closed");
        assertThat(rig.found(numbers.caseId()).attributes())
                .isEqualTo(
                        EngineRig.object(
                                """
                                {"amount": 42, "total": 46.2, "priority": "high"}
                                """));
        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(rig.decisions(numbers)).isOne();
        assertThat(holders(numbers)).isZero();
        assertThat(rig.story(numbers))
                .startsWith("case.created", "run.started")
                .endsWith("status.changed", "run.completed");
    }

    @Test
    void aRunThatWaitsIsWrittenAsPendingAndItsDecisionIsNotMadeTwice() {
        var patient = rig.publish(1, Documents.PATIENT);
        var node = withoutEngine();
        var numbers = rig.create(node, patient, "{}");

        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.PENDING);
        assertThat(rig.decisions(numbers)).isZero();
        assertThat(holders(numbers)).isOne();

        node.engine().start();
        rig.untilRunning(numbers);
        assertThat(rig.decisions(numbers)).isOne();
    }

    @Test
    void withoutRoomTheWorkshopDecides() {
        var refund = rig.publish(1, Documents.REFUND);
        var node = withoutEngine("ENGINE_OPENINGS_AT_ONCE=0");
        var numbers = rig.create(node, refund, "{\"amount\": 42}");

        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.PENDING);

        node.engine().start();
        rig.untilStatus(numbers, "Closed");
    }

    @Test
    void anAutomationOfMoreStepsIsCutAndGoesOnInTheEngine() {
        var refund = rig.publish(1, Documents.REFUND);
        var node = withoutEngine("ENGINE_OPENING_STEPS=1");
        var numbers = rig.create(node, refund, "{\"amount\": 42}");

        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.PENDING);

        node.engine().start();
        rig.untilStatus(numbers, "Closed");
        assertThat(rig.decisions(numbers)).isGreaterThan(1);
    }

    @Test
    void anEndThatTheDatabaseRefusesLeavesThePendingRun() {
        var refund = rig.publish(1, Documents.REFUND);
        refuseClosedRows();
        var node = withoutEngine();
        var numbers = rig.create(node, refund, "{\"amount\": 42}");

        assertThat(rig.run(numbers).status()).isEqualTo(RunStatus.PENDING);

        node.engine().start();
        rig.untilStatus(numbers, "Closed");
    }

    @Test
    void aBugInWhatIsToBeWrittenLeavesNoRunThatCountsAsHeld() {
        var refund = rig.publish(1, Documents.REFUND);
        var node = withoutEngine("ENGINE_OPENINGS_AT_ONCE=0");
        var arrival = rig.arrival(refund, "{}");
        var deep = arrival.attributes().putArray("deeper than can be written");
        for (var depth = 0; depth < 2_000; depth++) {
            deep = deep.addArray();
        }

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> node.intake().write(arrival));

        var next = rig.create(node, refund, "{\"amount\": 42}");
        node.engine().node().pass();
        assertThat(rig.number("select low_water from nodes")).isEqualTo(next.caseId().value());
    }

    private EngineRig.Member withoutEngine(String... settings) {
        var node = rig.parked(settings);
        node.engine().node().register(false);
        node.intake().start();
        return node;
    }

    private long holders(Numbers numbers) {
        return rig.number(
                "select count(lease_owner) from runs where id = ?", numbers.runId().value());
    }

    private void refuseClosedRows() {
        rig.change(
                """
                create function refuse() returns trigger language plpgsql as $$
                begin
                    raise exception 'refused' using errcode = '23514';
                end
                $$
                """);
        rig.change(
                """
                create trigger refuse_closed before insert on cases
                for each row when (new.status = 'Closed') execute function refuse()
                """);
    }
}
