package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.intake.Receipt;
import caseloom.outbound.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One flood, or one target that does not answer, holds up nobody else.
class FairnessTest {

    private final EngineRig rig = new EngineRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aTargetThatNeverAnswersHoldsUpNoOtherRun() throws Exception {
        try (var dead = Receiver.start();
                var well = Receiver.start()) {
            dead.on("/serial", new Receiver.Behaviour.Silence());
            well.answers("/serial", 200, "{\"serial\": 1}");
            var stuck = rig.publish(1, Documents.calling(dead.url("/serial")));
            var quick = rig.publish(2, Documents.calling(well.url("/serial")));
            var node =
                    rig.node(
                            "OUTBOUND_ALLOW=127.0.0.1",
                            "ENGINE_EFFECTS_AT_ONCE=4",
                            "ENGINE_EFFECTS_OF_TARGET_AT_ONCE=2");
            for (var n = 0; n < 8; n++) {
                rig.create(node, stuck, "{\"amount\": 1}");
            }
            assertThat(dead.next(20)).isPresent();
            assertThat(dead.next(20)).isPresent();

            for (var n = 0; n < 5; n++) {
                rig.untilStatus(rig.create(node, quick, "{\"amount\": 1}"), "Closed");
            }

            assertThat(dead.received()).hasSize(2);
        }
    }

    @Test
    void aFloodOfOneWorkflowIsRefusedAndLeavesRoomForAnother() {
        var flood = rig.publish(1, Documents.REFUND);
        var other = rig.publish(2, Documents.PATIENT);
        var node = rig.parked("ENGINE_RUNS_AT_ONCE=12", "ENGINE_OPENINGS_AT_ONCE=0");
        node.engine().node().register(false);
        node.intake().start();
        var stored = 0;
        while (node.intake().write(rig.arrival(flood, "{\"amount\": 1}"))
                instanceof Receipt.Stored) {
            stored++;
        }

        assertThat(stored).isBetween(4, 6);
        assertThat(node.intake().write(rig.arrival(other, "{}")))
                .isInstanceOf(Receipt.Stored.class);
    }

    @Test
    void whatWasRefusedIsTakenOnceTheBacklogIsWorkedOff() {
        var flood = rig.publish(1, Documents.REFUND);
        var node = rig.parked("ENGINE_RUNS_AT_ONCE=3", "ENGINE_OPENINGS_AT_ONCE=0");
        node.engine().node().register(false);
        node.intake().start();
        var first = rig.create(node, flood, "{\"amount\": 1}");
        Probe.until(
                "the workshop has what it may have of one workflow",
                () ->
                        node.intake().write(rig.arrival(flood, "{\"amount\": 1}"))
                                instanceof Receipt.Refused);

        node.engine().start();

        rig.untilStatus(first, "Closed");
        Probe.until(
                "there is room again",
                () ->
                        node.intake().write(rig.arrival(flood, "{\"amount\": 1}"))
                                instanceof Receipt.Stored);
    }
}
