package caseloom.approve;

import static caseloom.approve.ApproveRig.ANN;
import static caseloom.approve.ApproveRig.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Reminders of what waits, and what happens when nobody answers.
class RemindersTest {

    private final ApproveRig rig = new ApproveRig("ENGINE_POLL_EVERY=PT0.1S");

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void thoseWhoseTurnItIsAreRemindedEachTimeUntilTheyAnswer() {
        var number =
                rig.asking(
                        "reminded",
                        "request-approval",
                        """
                        title: Go?
                        remind: P1D
                        groups:
                          - { approvers: [ann@example.com, bob@example.com], quorum: 2 }
                        """);
        rig.box().to(ANN, 1);
        rig.send(rig.box().link(BOB, 1), "decision", "approve");

        rig.server().clock().forward(Duration.ofDays(1));
        rig.box().to(ANN, 2);
        untilTold(number, 1);
        rig.server().clock().forward(Duration.ofDays(3));
        var link = rig.box().link(ANN, 3);
        untilTold(number, 2);
        rig.send(link, "decision", "approve");
        rig.untilRun(number, "completed");
        rig.server().clock().forward(Duration.ofDays(1));

        assertThat(rig.box().to(ANN)).hasSize(3);
        assertThat(rig.box().to(BOB)).hasSize(1);
        var told = rig.history(number, "approval.reminded");
        assertThat(told).hasSize(2);
        assertThat(told.getLast().path("reminder").intValue()).isEqualTo(2);
        assertThat(told.getLast().path("to")).extracting(JsonNode::asText).containsExactly(ANN);
    }

    @Test
    void aReminderThatFellDueWhileNoNodeWasThereComesAfterwards() throws Exception {
        var number =
                rig.asking(
                        "away",
                        "request-input",
                        """
                        title: Fill in
                        remind: PT4H
                        assignees: [ann@example.com]
                        fields: { type: object, properties: { a: { type: string } } }
                        """);
        rig.box().to(ANN, 1);
        rig.asked(number);

        rig.server().node().close();
        rig.server().clock().forward(Duration.ofHours(9));
        rig.server().join(rig.box().settings());

        rig.box().to(ANN, 2);
        assertThat(rig.box().to(ANN).getLast().getSubject()).isEqualTo("Reminder: Fill in");
    }

    @Test
    void whatNobodyAnswersGoesToSomebodyElse() {
        var number =
                rig.begun(
                        "escalated",
                        """
                        - attempt:
                            try:
                              - ask:
                                  call: request-approval
                                  with: { title: 'Go?', approvers: ann@example.com, remind: P1D }
                                  timeout: { after: P2D }
                            catch:
                              errors: { with: { type: https://serverlessworkflow.io/spec/1.0.0/errors/timeout } }
                              do:
                                - escalate:
                                    call: request-approval
                                    with: { title: 'Ann did not answer', approvers: bob@example.com }
                        """);
        var ann = rig.box().link(ANN, 1);

        rig.server().clock().forward(Duration.ofDays(2));
        var bob = rig.box().link(BOB, 1);
        rig.send(bob, "decision", "approve");

        assertThat(rig.untilRun(number, "completed")).contains("\"approved\":true", BOB);
        assertThat(rig.browser().get(ann).status()).isEqualTo(410);
    }

    private void untilTold(long number, int many) {
        Probe.until(
                many + " reminders are told",
                () -> rig.history(number, "approval.reminded").size() == many);
    }
}
