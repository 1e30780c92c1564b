package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.access.MemberState;
import caseloom.access.Members;
import caseloom.audit.Actor;
import caseloom.callbacks.Callback;
import caseloom.core.approval.ApprovalGroup;
import caseloom.core.approval.ApprovalRequest;
import caseloom.core.approval.ApprovalRequest.Kind;
import caseloom.core.cases.CaseId;
import caseloom.core.interpreter.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The round robin of L-275: people who take turns.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakingTurnsTest {

    private static final String NOTHING = "{\"variables\":[]}";
    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";
    private static final String CARL = "carl@example.com";
    private static final String ALL = "[ann@example.com, bob@example.com, carl@example.com]";

    private final ChamelioRig rig = new ChamelioRig();

    @BeforeAll
    void people() {
        List.of(ANN, BOB, CARL).forEach(rig::member);
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l275_ofPeopleWhoTakeTurnsOneIsAskedAndTheNextOneNextTime() {
        publish("one_by_one", "request-approval", "approvers: " + ALL + ", turns: true");

        var tasks = new ArrayList<Long>();
        for (var each : List.of(ANN, BOB, CARL, ANN)) {
            var task = asked("one_by_one");
            tasks.add(task);
            assertThat(rig.task(task).get("assignee_email").textValue()).isEqualTo(each);
        }

        var second = tasks.get(1);
        Expected.error(decide(second, ANN), 409, "User is not an eligible approver");
        assertThat(decide(second, BOB).status()).isEqualTo(200);
        rig.untilStatus(second, "completed");
        var details =
                ChamelioRig.json(rig.get("/tasks/" + tasks.get(2) + "/approval-details"), 200);
        assertThat(details.toString()).contains(CARL).doesNotContain(ANN, BOB);
    }

    @Test
    void l275_asManyAreAskedAsMustApproveAndGroupsHaveTurnsOfTheirOwn() {
        publish(
                "pairs",
                "request-approval",
                "groups: [{ approvers: "
                        + ALL
                        + ", quorum: 2, turns: true }, { approvers: "
                        + ALL
                        + ", turns: true }, { approvers: owner }]");

        assertThat(seats(asked("pairs"))).containsExactly(ANN + "," + BOB, ANN, "owner");
        assertThat(seats(asked("pairs"))).containsExactly(CARL + "," + ANN, BOB, "owner");
        assertThat(seats(asked("pairs"))).containsExactly(BOB + "," + CARL, CARL, "owner");
    }

    @Test
    void l275_whoIsNotActiveIsSkippedAndWhoComesBackIsNext() {
        publish("skipped", "request-input", "assignees: 'role:member', turns: true, fields: {}");
        assertThat(seats(asked("skipped"))).containsExactly(ANN);

        state(BOB, MemberState.INACTIVE);
        assertThat(seats(asked("skipped"))).containsExactly(CARL);
        assertThat(seats(asked("skipped"))).containsExactly(ANN);
        state(BOB, MemberState.ACTIVE);

        assertThat(seats(asked("skipped"))).containsExactly(BOB);
        assertThat(seats(asked("skipped"))).containsExactly(CARL);
    }

    /// Two nodes ask at the same moment; whoever waits for the other sees whose turn it was.
    @Test
    void l275_turnsAreFairHoweverManyCasesAskAtOnceOnTwoNodes()
            throws InterruptedException, ExecutionException {
        publish("crowded", "request-approval", "approvers: " + ALL + ", turns: true");
        var other = rig.server().join();
        var tasks = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Long> here = () -> rig.initiate("crowded", NOTHING);
            Callable<Long> there =
                    () ->
                            ChamelioRig.json(
                                            rig.http()
                                                    .at(other.address())
                                                    .post(
                                                            "/workflows/crowded/latest/initiate",
                                                            NOTHING,
                                                            ChamelioRig.KEY + rig.key()),
                                            200)
                                    .get("task_id")
                                    .longValue();
            var calls = IntStream.range(0, 24).mapToObj(i -> i % 2 == 0 ? here : there).toList();
            for (var made : threads.invokeAll(calls)) {
                tasks.add(made.get());
            }
        }
        tasks.forEach(task -> rig.untilAsked(task, 1));

        var counts =
                tasks.stream()
                        .map(task -> String.join(",", seats(task)))
                        .collect(Collectors.groupingBy(one -> one, Collectors.counting()));

        assertThat(counts)
                .containsOnlyKeys(ANN, BOB, CARL)
                .containsValues(8L)
                .doesNotContainValue(7L);
    }

    /// After a crash an effect is performed again: who was asked before is asked still.
    @Test
    void l275_whoeverAsksAgainAsksTheSameOne() {
        publish("again", "request-approval", "approvers: " + ALL + ", turns: true");
        var task = asked("again");
        var id = rig.acme().organization().id();
        var approvals = rig.server().node().approvals();
        var open = approvals.ofCase(id, new CaseId(task)).getFirst();
        var wanted = request("again");
        rig.server()
                .database()
                .db()
                .system(tx ->
                        tx.change(
                                "insert into effects (case_id, run_id, activation, organization_id,"
                                        + " node, request, created_at)"
                                        + " values (?, ?, ?, ?, 0, '{}', now())"
                                        + " on conflict do nothing",
                                task,
                                open.id().run().value(),
                                open.id().activation(),
                                id.value()));

        approvals.open(
                new Callback(task, open.id().run().value(), open.id().activation(), id),
                new Effect.RequestApproval(
                        open.id().activation(), "key", open.asked().step(), wanted));

        assertThat(seats(task)).containsExactly(ANN);
        assertThat(seats(asked("again"))).containsExactly(BOB);
    }

    private static ApprovalRequest request(String title) {
        return new ApprovalRequest(
                Kind.APPROVAL,
                title,
                List.of(new ApprovalGroup(List.of(ANN, BOB, CARL), 1, true)),
                false,
                List.of(),
                null);
    }

    private void publish(String key, String function, String who) {
        rig.publish(
                ChamelioRig.document(
                        key,
                        "",
                        "a: {}",
                        "- ask: { call: FUNCTION, with: { title: Go, WHO } }\n"
                                .replace("FUNCTION", function)
                                .replace("WHO", who)));
    }

    private long asked(String workflow) {
        var task = rig.initiate(workflow, NOTHING);
        rig.untilAsked(task, 1);
        return task;
    }

    /// Who is named in each group of what a task asks first.
    private List<String> seats(long task) {
        return rig
                .server()
                .node()
                .approvals()
                .ofCase(rig.acme().organization().id(), new CaseId(task))
                .getFirst()
                .asked()
                .request()
                .groups()
                .stream()
                .map(group -> String.join(",", group.approvers()))
                .toList();
    }

    private void state(String email, MemberState state) {
        var organization = rig.acme().organization().id();
        var member = rig.members().find(organization, email).orElseThrow().id();
        rig.members().change(Actor.system(organization), member, new Members.Change(null, state));
    }

    private Reply decide(long task, String email) {
        return rig.post(
                "/tasks/" + task + "/approve",
                "{\"approved\":true,\"user_email\":\"" + email + "\"}");
    }
}
