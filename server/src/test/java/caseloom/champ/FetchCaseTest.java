package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.TestServer;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 4: fetching a case.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FetchCaseTest {

    private static final String NOT_FOUND =
            "{\"error\":\"not_found\",\"message\":\"The resource was not found.\"}";

    private final ChampRig rig = new ChampRig();
    private final WorkflowId direct = rig.direct();

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c74_theAnswerShowsThePresentStatusAndAttributes() {
        var workflow =
                rig.publish(
                        rig.steps(
                                """
                                - total:
                                    call: set-attributes:1.0.0@default
                                    with: { total: '${ .amount * 1.1 }', gone: null }
                                - close:
                                    call: set-status:1.0.0@default
                                    with: { status: Closed }
                                """));
        var number = rig.create(workflow, "{\"attributes\":{\"amount\":42,\"gone\":1}}");

        var reply = rig.untilCase(workflow, number, "Closed");

        assertThat(reply.at("/case").fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "workflow_id",
                        "subject",
                        "status",
                        "attributes",
                        "created_at",
                        "updated_at");
        assertThat(reply.at("/case/attributes"))
                .isEqualTo(Json.stored("{\"amount\":42,\"total\":46.2}"));
    }

    @Test
    void c75_successIs200() {
        assertThat(rig.http().get(ChampRig.oneCase(direct, rig.create(direct, "{}"))).status())
                .isEqualTo(200);
    }

    @Test
    void c75_aCaseThatHasNotMovedReadsAsItsCreationDid() {
        var made = rig.http().post(ChampRig.cases(direct), "{\"attributes\":{\"a\":[1,{}]}}");

        var reply = rig.http().get(ChampRig.oneCase(direct, made.at("/case/id").longValue()));

        assertThat(reply.json()).isEqualTo(made.json());
    }

    @Test
    void c76_anUnknownWorkflowOrCaseIsNotFound() {
        var number = rig.create(direct, "{}");

        assertThat(rig.http().get(ChampRig.oneCase(direct, 9_000_000)).text()).isEqualTo(NOT_FOUND);
        assertThat(rig.http().get(ChampRig.oneCase(new WorkflowId(9_000_000), number)).text())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void c77_aCaseOfAnotherWorkflowIsNotFound() {
        var number = rig.create(direct, "{}");
        var other = rig.direct();

        var reply = rig.http().get(ChampRig.oneCase(other, number));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEqualTo(NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticketing", "email", "none"})
    void c78_aWorkflowOfAnotherSourceIsUnsupported(String source) {
        var workflow = rig.publish(rig.document(source, "{}"));
        var number = rig.create(direct, "{}");

        var reply = rig.http().get(ChampRig.oneCase(workflow, number));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"error\":\"unsupported_case_source\",\"message\":\"This call does not"
                                + " support workflows whose case source is "
                                + source
                                + ".\"}");
    }

    @Test
    void c79_casesStayReadableWhenTheirWorkflowIsUnpublishedOrDeleted() {
        var workflow = rig.direct();
        var number = rig.create(workflow, "{}");
        var before = rig.http().get(ChampRig.oneCase(workflow, number)).text();
        var workflows = rig.server().node().workflows();

        TestServer.done(workflows.takeOnline(rig.acme().caller(), workflow, false));
        assertThat(rig.http().get(ChampRig.oneCase(workflow, number)).text()).isEqualTo(before);

        TestServer.done(workflows.delete(rig.acme().caller(), workflow));
        assertThat(rig.http().get(ChampRig.oneCase(workflow, number)).text()).isEqualTo(before);
    }

    @Test
    void c79_postOnADeletedWorkflowIsNotFound() {
        var workflow = rig.direct();
        TestServer.done(rig.server().node().workflows().delete(rig.acme().caller(), workflow));

        assertThat(rig.http().post(ChampRig.cases(workflow), "{}").text()).isEqualTo(NOT_FOUND);
        assertThat(rig.http().post(ChampRig.runs(workflow), "{}").text()).isEqualTo(NOT_FOUND);
    }

    @Test
    void c80_updatedMovesWhenSomethingShownChangesAndAtNoOtherTime() {
        var workflow =
                rig.publish(
                        rig.steps(
                                """
                                - unseen:
                                    wait: { seconds: 10 }
                                - title:
                                    call: set-subject:1.0.0@default
                                    with: { subject: New title }
                                - again:
                                    wait: { seconds: 10 }
                                - same:
                                    call: set-attributes:1.0.0@default
                                    with: { a: 1 }
                                - rest:
                                    wait: { hours: 1 }
                                """));
        var number = rig.create(workflow, "{\"attributes\":{\"a\":1}}");
        var created =
                rig.http().get(ChampRig.oneCase(workflow, number)).at("/case/created_at").asText();
        rig.untilRun(workflow, rig.runOf(number), "running");
        assertThat(updated(workflow, number)).isEqualTo(created);

        rig.server().clock().forward(Duration.ofSeconds(10));
        Probe.until(
                "the subject is changed",
                () ->
                        rig.http()
                                .get(ChampRig.oneCase(workflow, number))
                                .at("/case/subject")
                                .asText()
                                .equals("New title"));

        var moved = updated(workflow, number);
        assertThat(moved).isGreaterThan(created);
        rig.server().clock().forward(Duration.ofSeconds(10));
        Probe.until("the same attributes were set", () -> reached(number, "/do/4/rest"));
        assertThat(updated(workflow, number)).isEqualTo(moved);
    }

    @Test
    void c81_answersMustNotBeStored() {
        var number = rig.create(direct, "{}");

        assertThat(rig.http().get(ChampRig.oneCase(direct, number)).header("Cache-Control"))
                .contains("no-store");
        assertThat(rig.http().get(ChampRig.oneCase(direct, 9_000_000)).header("Cache-Control"))
                .contains("no-store");
    }

    private String updated(WorkflowId workflow, long number) {
        return rig.http().get(ChampRig.oneCase(workflow, number)).at("/case/updated_at").asText();
    }

    /// Whether the run has come to a step, as its history says.
    private boolean reached(long number, String pointer) {
        return rig.server()
                        .database()
                        .db()
                        .system(tx ->
                                tx.first(
                                                "select count(*) from history where case_id = ?"
                                                        + " and entries::text like ?",
                                                row -> row.getLong(1),
                                                number,
                                                "%" + pointer + "%")
                                        .orElseThrow())
                > 0;
    }
}
