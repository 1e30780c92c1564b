package caseloom.chamelio;

import static caseloom.chamelio.Expected.flaw;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.Reply;
import caseloom.seals.Papers;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 5.9: start signing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InitiateSignTest {

    private static final String ANN = SignRig.ANN;
    private static final String BOB = SignRig.BOB;
    private static final String TO_ANN = "{\"signers\":[\"" + ANN + "\"]}";

    private final SignRig signing = new SignRig();
    private final ChamelioRig rig = signing.rig();

    @BeforeAll
    void workflows() {
        signing.publish("contract", "", "");
        signing.publish("named", ", signers: [ann@example.com]", "");
        signing.publish(
                "collecting",
                ", fields: { type: object, required: [place],"
                        + " properties: { place: { type: string }, annex: { type: string, x-type: file } } }",
                "");
        rig.publish(ChamelioRig.document("unsigned", "", "a: {}"));
    }

    @AfterAll
    void stop() {
        signing.close();
    }

    @Test
    void l165_l166_theAnswerHasThePageOfTheFirstSigner() {
        var task = signing.task("contract");

        var answer =
                ChamelioRig.json(
                        signing.initiate(
                                task,
                                "{\"signers\":[\"ann@example.com\",\"bob@example.com\"],"
                                        + "\"message\":\"Please sign soon.\"}"),
                        200);

        assertThat(Told.names(answer)).containsExactly("task_id", "sign_url", "message");
        assertThat(answer.get("task_id").longValue()).isEqualTo(task);
        assertThat(answer.get("message").textValue())
                .isEqualTo("Signature process initiated successfully");
        var page = rig.http().get(SignRig.path(answer.get("sign_url").textValue()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Please sign soon.", "You sign as ann@example.com.");
    }

    @Test
    void l165_variablesAreCollectedBeforeSigning() {
        var task = signing.task("collecting");

        Expected.flaws(
                signing.initiate(task, TO_ANN),
                flaw("body/variables", "field required: place", "value_error.missing"));
        var body =
                """
                {"signers":["ann@example.com"],"variables":[
                  {"variable_id":"place","type":"text","value":"Ghent"},
                  {"variable_id":"annex","type":"file","value":"a.txt","base64_content":"aGk="}]}
                """;
        var answer = ChamelioRig.json(signing.initiate(task, body), 200);
        signing.sign(SignRig.path(answer.get("sign_url").textValue()), "Ann");

        var done = rig.untilStatus(task, "completed");
        var values = done.get("step_runs").get(1).get("variables");
        assertThat(values)
                .extracting(one -> one.get("variable_id").textValue())
                .containsExactly("place", "annex");
        assertThat(values.get(0).get("value").textValue()).isEqualTo("Ghent");
        assertThat(values.get(1).get("value").textValue()).startsWith("attachment_");
    }

    @Test
    void l165_aStepRunPicksOneSigning() {
        rig.publish(
                ChamelioRig.document(
                        "both",
                        "contract",
                        "contract: { type: string, x-type: file }",
                        """
                        - both:
                            fork:
                              branches:
                                - one: { call: request-signature, with: { file: '${ .contract }' } }
                                - two: { call: request-signature, with: { file: '${ .contract }' } }
                        """));
        var task = signing.start("both", Papers.pdf("The contract"));
        Probe.until(
                "two signings",
                () -> rig.number("select count(*) from signatures where case_id = ?", task) == 2);
        var second = stepRun(task, "two");

        Expected.error(signing.initiate(task, with("sr_1")), 404, "Step run not found");
        Expected.error(
                signing.initiate(task, with(stepRun(task, "intake_step"))),
                409,
                "Task is not awaiting signature");
        assertThat(signing.initiate(task, with(second)).status()).isEqualTo(200);
        Expected.error(
                signing.initiate(task, with(second)), 409, "Signature process already initiated");
        assertThat(signing.initiate(task, TO_ANN).status()).isEqualTo(200);
        Expected.error(signing.initiate(task, TO_ANN), 409, "Signature process already initiated");
    }

    private String stepRun(long task, String step) {
        for (var run : rig.task(task).get("step_runs")) {
            if (run.get("step_id").textValue().equals(step)) {
                return run.get("step_run_id").textValue();
            }
        }
        throw new AssertionError("no step run of " + step);
    }

    private static String with(String stepRun) {
        return "{\"signers\":[\"" + ANN + "\"],\"step_run_id\":\"" + stepRun + "\"}";
    }

    @Test
    void l167_theListOfSignersIsJudged() {
        var task = signing.task("contract");

        Expected.flaws(
                signing.initiate(task, "{}"),
                flaw("body/signers", "field required", "value_error.missing"));
        Expected.flaws(
                signing.initiate(task, "{\"signers\":[]}"),
                flaw(
                        "body/signers",
                        "ensure this value has at least 1 items",
                        "value_error.list.min_items"));
        Expected.flaws(
                signing.initiate(task, "{\"signers\":[\"ann@example.com\",\"bob\",null,{}]}"),
                flaw("body/signers/1", "value is not a valid email address", "value_error.email"),
                flaw(
                        "body/signers/2",
                        "none is not an allowed value",
                        "type_error.none.not_allowed"),
                flaw("body/signers/3", "str type expected", "type_error.str"));
        Expected.error(
                signing.initiate(
                        task,
                        "{\"signers\":[" + "\"a@b.example\",".repeat(50) + "\"a@b.example\"]}"),
                413,
                "Request body too large");
    }

    @Test
    void l167_repeatedAddressesCountOnceAndSignersNeedNotBeMembers() {
        var task = signing.task("contract");

        var page = signing.begin(task, "outside@elsewhere.example", "Outside@Elsewhere.example");
        signing.sign(page, "Out Sider");

        assertThat(rig.number("select count(*) from signature_signers where case_id = ?", task))
                .isEqualTo(1);
        rig.untilStatus(task, "completed");
    }

    @Test
    void l168_aLinkIsASecretThatWorksOnlyUntilTheStepEnds() {
        var task = signing.task("contract");
        var page = signing.begin(task, ANN);
        var bobs = signing.task("contract");
        var other = signing.begin(bobs, BOB);

        assertThat(page).matches("/sign/[A-Za-z0-9_-]{43}").isNotEqualTo(other);
        assertThat(rig.http().get(other).text()).contains(BOB).doesNotContain(ANN);
        rig.post("/tasks/" + task + "/cancel", "");

        Probe.until("the link is over", () -> rig.http().get(page).status() == 410);
        assertThat(signing.sign(page, "Ann").status()).isEqualTo(410);
        assertThat(rig.http().get("/sign/" + "A".repeat(43)).status()).isEqualTo(404);
        assertThat(rig.http().get(other).status()).isEqualTo(200);
    }

    @Test
    void l169_whenAllSignedTheDocumentsAreMadeAndTheFlowGoesOn() {
        var task = signing.task("contract");
        var anns = signing.begin(task, ANN, BOB);

        assertThat(signing.sign(anns, "Ann Example").status()).isEqualTo(303);
        assertThat(rig.task(task).get("assignee_email").textValue()).isEqualTo(BOB);
        assertThat(signing.signedDocuments(task).get("total").intValue()).isZero();
        assertThat(signing.sign(signing.link(task, BOB), "Bob Example").status()).isEqualTo(303);

        var done = rig.untilStatus(task, "completed");
        assertThat(Told.runs(done))
                .containsExactly("intake_step intake completed", "sign sign completed");
        assertThat(rig.history(task, "signature.signed"))
                .extracting(one -> one.get("by").textValue() + " " + one.get("name").textValue())
                .containsExactly("ann@example.com Ann Example", "bob@example.com Bob Example");
        assertThat(rig.history(task, "signature.sealed").getFirst().get("sha256").textValue())
                .hasSize(64);
    }

    @Test
    void l169_twoWhoSignAtTheSameMomentAreTakenOneAfterTheOther() throws InterruptedException {
        signing.publish("parallel", ", ordered: false", "");
        var task = signing.task("parallel");
        signing.begin(task, ANN, BOB, "zoe@example.com");
        var pages =
                List.of(
                        signing.link(task, ANN),
                        signing.link(task, BOB),
                        signing.link(task, "zoe@example.com"));
        var answers = new ConcurrentLinkedQueue<Integer>();

        var threads =
                IntStream.range(0, 6)
                        .mapToObj(i ->
                                Thread.ofVirtual()
                                        .start(() ->
                                                answers.add(
                                                        signing.sign(pages.get(i % 3), "Name " + i)
                                                                .status())))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(answers.stream().filter(status -> status == 303)).hasSize(3);
        assertThat(answers).allMatch(status -> status == 303 || status == 409 || status == 410);
        rig.untilStatus(task, "completed");
        assertThat(signing.signedDocuments(task).get("total").intValue()).isEqualTo(1);
        assertThat(rig.history(task, "signature.signed")).hasSize(3);
    }

    @Test
    void l170_errors() {
        var task = signing.task("contract");
        var other = rig.initiate("unsigned", "{\"variables\":[]}");
        var named = signing.task("named");

        Expected.error(
                rig.http().post("/tasks/" + task + "/initiate_sign", TO_ANN),
                401,
                "API key required");
        Expected.error(signing.initiate(999_999_999, TO_ANN), 404, "Task not found");
        Expected.error(signing.initiate(other, TO_ANN), 409, "Task is not awaiting signature");
        Expected.error(signing.initiate(named, TO_ANN), 409, "Signature process already initiated");
        Expected.flaws(
                rig.post(
                        "/tasks/x/initiate_sign",
                        "{\"signers\":[\"a\"],\"user_email\":\"b\",\"step_run_id\":{}}"),
                flaw("path/task_id", "value is not a valid integer", "type_error.integer"),
                flaw("body/signers/0", "value is not a valid email address", "value_error.email"),
                flaw("body/user_email", "value is not a valid email address", "value_error.email"),
                flaw("body/step_run_id", "str type expected", "type_error.str"));
        Expected.flaws(
                signing.initiate(
                        task, "{\"signers\":[\"a@b.example\"],\"user_email\":\"no@body.example\"}"),
                flaw("body/user_email", "user not found", "value_error.user_not_found"));
        Expected.error(signing.initiate(task, "{"), 400, "Malformed JSON");
    }

    @Test
    void l186_theLogTellsOfSignaturesAtOnce() {
        var task = signing.task("contract");
        var page =
                SignRig.path(
                        ChamelioRig.json(
                                        signing.initiate(
                                                task,
                                                "{\"signers\":[\"ann@example.com\",\"b@example.com\"],"
                                                        + "\"message\":\"Now\"}"),
                                        200)
                                .get("sign_url")
                                .textValue());
        signing.sign(page, "Ann Example");

        var told = ChamelioRig.json(rig.get("/tasks/" + task + "/activity-logs"), 200);

        var entries = told.get("activity_logs");
        assertThat(entries)
                .extracting(one -> one.get("action_type").textValue())
                .contains("sign.initiated", "sign.user_signed");
        var initiated = of(entries, "sign.initiated");
        assertThat(initiated.get("message").textValue()).isEqualTo("Now");
        assertThat(initiated.get("user_email").textValue()).isEqualTo("admin@acme.example");
        var signed = of(entries, "sign.user_signed");
        assertThat(signed.get("message").textValue())
                .isEqualTo("Signed by Ann Example <ann@example.com>");
        assertThat(signed.get("user_email").isNull()).isTrue();
    }

    private static JsonNode of(JsonNode entries, String type) {
        for (var entry : entries) {
            if (entry.get("action_type").textValue().equals(type)) {
                return entry;
            }
        }
        throw new AssertionError(type);
    }

    @Test
    void l276_aStepMayHaveSeveralDocumentsAndWordsOfItsOwn() {
        rig.publish(
                ChamelioRig.document(
                        "pair",
                        "contract",
                        "contract: { type: string, x-type: file }",
                        """
                        - sign:
                            call: request-signature
                            with:
                              file: [ '${ .contract }', '${ .contract }' ]
                              signers: [ann@example.com]
                              subject: The papers
                              message: Read both
                        """));
        var task = signing.start("pair", Papers.pdf("The contract"));
        signing.untilAsked(task);

        var page = signing.link(task, ANN);
        Reply shown = rig.http().get(page);
        assertThat(shown.text()).contains("The papers", "Read both", "document/1", "document/2");
        signing.sign(page, "Ann");

        assertThat(signing.untilSigned(task, 2).get("total").intValue()).isEqualTo(2);
    }
}
