package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.admin.AdminClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Changing cases by hand, and who works on them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangeRoutesTest {

    private static final String ANN = "ann@example.com";

    private final AdminRig rig = new AdminRig();
    private final AdminClient acme = rig.client(rig.tenant("acme", false).token());
    private final AdminClient other = rig.client(rig.tenant("other", false).token());

    @BeforeAll
    void people() {
        acme.post("/members", member(ANN));
        acme.post("/members", member("bob@example.com"));
        var gone = acme.post("/members", member("gone@example.com")).id();
        acme.send("PATCH", "/members/" + gone, "{\"state\": \"inactive\"}");
        acme.publish(Documents.waiting("waiting"));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void subjectOwnerAndAttributesAreChangedAndTold() {
        var number = create("waiting");

        var changed =
                change(
                        number,
                        "{\"subject\": \"Better\", \"owner\": \"ANN@example.com\", \"attributes\":"
                                + " {\"amount\": 2, \"more\": [1]}, \"reason\": \"Typing error\"}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo(acme.get("/cases/" + number).body());
        assertThat(changed.body().path("subject").asText()).isEqualTo("Better");
        assertThat(changed.body().path("owner").asText()).isEqualTo(ANN);
        assertThat(changed.body().path("attributes")).hasToString("{\"amount\":2,\"more\":[1]}");
        var told = told(number, "changed");
        assertThat(told)
                .extracting(one -> one.path("event").asText())
                .containsExactly("subject.changed", "attributes.changed", "owner.changed");
        assertThat(told)
                .allSatisfy(one -> {
                    assertThat(one.at("/detail/reason").asText()).isEqualTo("Typing error");
                    assertThat(one.at("/detail/by").asText()).startsWith("member ");
                    assertThat(one.path("step").isNull()).isTrue();
                });
        assertThat(told.getFirst().at("/detail/to").asText()).isEqualTo("Better");
        assertThat(told.get(1).at("/detail/set")).hasToString("{\"amount\":2,\"more\":[1]}");
        assertThat(told.getLast().at("/detail/from").asText()).isEqualTo("admin@acme.example");
        var deed = acme.get("/audit?verb=case.change&target=" + number).items().path(0);
        assertThat(deed.path("detail"))
                .hasToString(
                        "{\"changed\":[\"subject\",\"attributes\",\"owner\"],"
                                + "\"attributes\":[\"amount\",\"more\"],"
                                + "\"owner\":\"ann@example.com\",\"reason\":\"Typing error\"}");
        rig.refreshLists();
        var listed = acme.get("/cases?attribute.amount=2&subject=better").items();
        assertThat(listed.path(0).path("id").asLong()).isEqualTo(number);
    }

    @Test
    void whatIsNotNamedOrStaysTheSameIsNotTold() {
        var number = create("waiting");
        change(number, "{\"attributes\": {\"extra\": \"x\", \"more\": 1}}");
        var before = acme.get("/cases/" + number).body();

        var same = change(number, "{\"attributes\": {\"amount\": 1.0}, \"reason\": \"None\"}");
        var none = change(number, "");
        var removed = change(number, "{\"attributes\": {\"extra\": null}}");

        assertThat(same.body()).isEqualTo(before);
        assertThat(none.body()).isEqualTo(before);
        assertThat(removed.body().path("attributes")).hasToString("{\"amount\":1,\"more\":1}");
        assertThat(told(number, "changed")).hasSize(2);
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        var number = create("waiting");
        var before = acme.get("/cases/" + number).body();

        assertThat(change(number, "{\"attributes\": {\"amount\": \"x\"}}").fault())
                .isEqualTo("attributes/amount");
        assertThat(change(number, "{\"attributes\": {\"amount\": null}}").fault())
                .isEqualTo("attributes/amount");
        assertThat(change(number, "{\"attributes\": []}").fault()).isEqualTo("attributes");
        assertThat(change(number, "{\"subject\": \" \"}").fault()).isEqualTo("subject");
        assertThat(change(number, "{\"subject\": \"\\u0000\"}").status()).isEqualTo(400);
        assertThat(change(number, "{\"attributes\": " + deep() + "}").status()).isEqualTo(400);
        assertThat(change(number, "{\"owner\": \"gone@example.com\"}").fault()).isEqualTo("owner");
        assertThat(change(number, "{\"owner\": 1}").fault()).isEqualTo("owner");
        assertThat(change(number, "{\"status\": \"Closed\"}").fault()).isEqualTo("status");
        assertThat(change(number, "{\"reason\": \"" + "x".repeat(2_001) + "\"}").fault())
                .isEqualTo("reason");
        assertThat(other.send("PATCH", "/cases/" + number, "{\"subject\": \"x\"}").status())
                .isEqualTo(404);
        assertThat(acme.get("/cases/" + number).body()).isEqualTo(before);
        assertThat(told(number, "changed")).isEmpty();
    }

    @Test
    void whoSawAnOlderCaseChangesNothingIfTheySaySo() {
        var number = create("waiting");
        var seen = acme.get("/cases/" + number).body().path("updated_at").asText();

        var first = change(number, "{\"subject\": \"First\", \"seen\": \"" + seen + "\"}");
        var second = change(number, "{\"subject\": \"Second\", \"seen\": \"" + seen + "\"}");
        var third = change(number, "{\"attributes\": {\"amount\": 3}}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(409);
        assertThat(third.body().path("subject").asText()).isEqualTo("First");
    }

    @Test
    void aCaseWhoseRunHasEndedIsChangedToo() {
        acme.publish(Documents.closing("closing"));
        var number = create("closing");
        untilEnded(number);
        var run = run(number);

        var changed = change(number, "{\"subject\": \"Late\", \"attributes\": {\"amount\": 5}}");

        assertThat(changed.body().path("subject").asText()).isEqualTo("Late");
        assertThat(run(number)).isEqualTo(run);
        assertThat(acme.post("/runs/" + run.path("id").asLong() + "/restart", "").status())
                .isEqualTo(201);
        Probe.until(
                "the case is closed again",
                () -> run(number).path("status").asText().equals("completed"));
        assertThat(acme.get("/cases/" + number).body().path("subject").asText()).isEqualTo("Late");
    }

    @Test
    void aPausedRunStaysPausedAndGoesOnWithTheCaseAsItBecame() {
        acme.publish(asking("paused"));
        var number = create("paused");
        Probe.until(
                "it asks", () -> !acme.get("/cases/" + number + "/approvals").items().isEmpty());
        var id = run(number).path("id").asLong();
        acme.post("/runs/" + id + "/pause", "");

        change(number, "{\"attributes\": {\"amount\": 8}}");

        assertThat(run(number).path("paused_at").isNull()).isFalse();
        acme.post("/runs/" + id + "/resume", "");
        var approval = acme.get("/cases/" + number + "/approvals").items().path(0);
        acme.post(
                "/cases/" + number + "/approvals/" + approval.path("id").asText() + "/decision",
                "{\"approved\": true}");
        untilEnded(number);
        assertThat(acme.get("/cases/" + number).body().path("attributes"))
                .hasToString("{\"amount\":8,\"seen\":8}");
    }

    /// Each change by hand moves the run's guard: what the engine decides of an older sight is
    /// decided again, and neither overwrites what the other set.
    @Test
    void changesByHandAndThoseOfARunThatGoesOnAreBothKept() {
        acme.publish(
                Documents.named(
                        "busy",
                        "",
                        """
                        - count:
                            for: { each: one, in: '${ [range(150)] }' }
                            do:
                              - look: { call: get-case, with: { id: '${ $runtime.metadata.case.id }' } }
                              - note: { call: set-attributes, with: { run: '${ $one }' } }
                        """));
        var numbers = new ArrayList<Long>();
        for (var i = 0; i < 3; i++) {
            numbers.add(create("busy"));
        }

        for (var round = 0; round < 20; round++) {
            for (var number : numbers) {
                var set = "{\"attributes\": {\"hand" + round + "\": " + round + "}}";
                assertThat(change(number, set).status()).isEqualTo(200);
            }
        }

        for (var number : numbers) {
            Probe.until(
                    "run " + number + " ends",
                    () -> {
                        return run(number).path("status").asText().equals("completed");
                    });
            var attributes = acme.get("/cases/" + number).body().path("attributes");
            assertThat(attributes).hasSize(22);
            assertThat(attributes.path("run").asInt()).isEqualTo(149);
            assertThat(attributes.path("hand19").asInt()).isEqualTo(19);
        }
    }

    @Test
    void collaboratorsAreAddedListedAndRemoved() {
        var number = create("waiting");
        var path = "/cases/" + number + "/collaborators";

        var ann = acme.post(path, member("ANN@example.com"));
        var bob = acme.post(path, member("bob@example.com"));
        var again = acme.post(path, member(ANN));

        assertThat(ann.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(ann.body());
        assertThat(acme.get(path).items()).containsExactly(ann.body(), bob.body());
        var gone = "/" + ann.body().path("member_id").asLong();
        assertThat(acme.delete(path + gone).status()).isEqualTo(204);
        assertThat(acme.delete(path + gone).status()).isEqualTo(404);
        assertThat(acme.get(path).items()).containsExactly(bob.body());
        assertThat(told(number, "collaborator"))
                .extracting(one -> one.path("event").asText() + one.at("/detail/email").asText())
                .containsExactly(
                        "collaborator.added" + ANN,
                        "collaborator.addedbob@example.com",
                        "collaborator.removed" + ANN);
        assertThat(acme.get("/audit?verb=case.change&target=" + number).items()).hasSize(3);
    }

    @Test
    void collaboratorsAreActiveMembersOfTheOrganization() {
        var path = "/cases/" + create("waiting") + "/collaborators";

        assertThat(acme.post(path, member("gone@example.com")).fault()).isEqualTo("email");
        assertThat(acme.post(path, member("admin@other.example")).fault()).isEqualTo("email");
        assertThat(acme.post(path, "").fault()).isEqualTo("email");
        assertThat(other.post(path, member("admin@other.example")).status()).isEqualTo(404);
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.delete(path + "/1").status()).isEqualTo(404);
        assertThat(acme.delete(path + "/x").status()).isEqualTo(404);
        assertThat(acme.get(path).items()).isEmpty();
    }

    /// Deeper than any JSON that is read.
    private static String deep() {
        return "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000);
    }

    private static String member(String email) {
        return "{\"email\": \"" + email + "\"}";
    }

    private static String asking(String name) {
        return Documents.named(
                name,
                "",
                """
                - ask: { call: request-approval, with: { title: 'Go?', approvers: owner } }
                - note: { call: set-attributes, with: { seen: '${ .amount }' } }
                """);
    }

    private long create(String workflow) {
        return acme.post("/workflows/" + workflow + "/cases", "{\"attributes\": {\"amount\": 1}}")
                .id();
    }

    private Reply change(long number, String body) {
        return acme.send("PATCH", "/cases/" + number, body);
    }

    private JsonNode run(long number) {
        return acme.get("/cases/" + number + "/runs").items().path(0);
    }

    private void untilEnded(long number) {
        Probe.until(
                "case " + number + " ends",
                () -> run(number).path("status").asText().equals("completed"));
    }

    /// The entries of the story that a person's change gave it.
    private List<JsonNode> told(long number, String word) {
        return StreamSupport.stream(
                        acme.get("/cases/" + number + "/history").items().spliterator(), false)
                .filter(one -> one.path("event").asText().contains(word))
                .filter(one -> one.path("step").isNull())
                .toList();
    }
}
