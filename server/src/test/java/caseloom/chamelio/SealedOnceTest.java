package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.callbacks.Callbacks;
import caseloom.callbacks.CallbacksSettings;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Definitions;
import caseloom.core.definition.Function;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import caseloom.db.CacheEpoch;
import caseloom.functions.FunctionRequest;
import caseloom.settings.Env;
import caseloom.signatures.Sealing;
import caseloom.signatures.TestSigning;
import caseloom.workflows.CachedWorkflows;
import caseloom.workflows.WorkflowsSettings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Whoever is killed while a signed document is made leaves an effect that is performed again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedOnceTest {

    private static final String STEP = "/do/0/sign";

    private final SignRig signing = new SignRig();
    private final ChamelioRig rig = signing.rig();

    @AfterAll
    void stop() {
        signing.close();
    }

    @Test
    void performedAgainAndAtTheSameTimeItIsOneDocument() throws InterruptedException {
        signing.publish("contract", "", "");
        var task = signing.task("contract");
        signing.sign(signing.begin(task, SignRig.ANN), "Ann");
        rig.untilStatus(task, "completed");
        var before = signing.signedDocuments(task).get("documents").get(0).get("file_id");
        var bytes = bytes(task);
        asIfItWereNotAnswered(task);
        var request = request(task);
        var sealing = sealing();
        var answers = new ConcurrentLinkedQueue<Answer>();

        var threads =
                IntStream.range(0, 4)
                        .mapToObj(_ ->
                                Thread.ofVirtual()
                                        .start(() -> answers.add(sealing.perform(request))))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(answers).hasSize(4).allMatch(Answer.Gave.class::isInstance);
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(signing.signedDocuments(task).get("total").intValue()).isEqualTo(1);
        assertThat(signing.signedDocuments(task).get("documents").get(0).get("file_id"))
                .isEqualTo(before);
        assertThat(bytes(task)).isEqualTo(bytes);
        assertThat(rig.number("select count(*) from step_documents where case_id = ?", task))
                .isEqualTo(1);
        assertThat(rig.number("select count(*) from files where kept_at is null")).isZero();
    }

    private byte[] bytes(long task) {
        var document = signing.signedDocuments(task).get("documents").get(0);
        return signing.download(document.get("download_url").textValue());
    }

    private OrganizationId organization() {
        return rig.acme().organization().id();
    }

    private int activation(long task) {
        return Math.toIntExact(
                rig.number("select activation from signatures where case_id = ?", task));
    }

    /// The effect is in the outbox still, and what it did is not written down.
    private void asIfItWereNotAnswered(long task) {
        var run = rig.runOf(task).value();
        var request =
                Json.object()
                        .put("activation", activation(task))
                        .put("kind", "function")
                        .put("key", key(task))
                        .put("step", STEP)
                        .put("function", "request-signature");
        request.putObject("arguments");
        rig.server()
                .database()
                .db()
                .system(tx -> {
                    tx.change(
                            "update signature_documents set signed_file_id = null, sealed_at = null"
                                    + " where case_id = ?",
                            task);
                    return tx.change(
                            "insert into effects (case_id, run_id, activation, organization_id,"
                                    + " node, request, created_at) values (?, ?, ?, ?, 0,"
                                    + " ?::json, ?)",
                            task,
                            run,
                            activation(task),
                            organization().value(),
                            Json.write(request),
                            rig.server().clock().instant());
                });
    }

    private String key(long task) {
        return rig.runOf(task).value() + STEP + "/" + activation(task);
    }

    private FunctionRequest request(long task) {
        var workflow =
                new WorkflowId(rig.number("select workflow_id from runs where case_id = ?", task));
        return new FunctionRequest(
                workflows().version(workflow, 1),
                new CaseId(task),
                new RunId(rig.runOf(task).value()),
                new Effect.CallFunction(
                        activation(task),
                        key(task),
                        STEP,
                        Function.REQUEST_SIGNATURE,
                        Json.object()));
    }

    private CachedWorkflows workflows() {
        var db = rig.server().database().db();
        return new CachedWorkflows(
                db,
                new CacheEpoch(db, rig.server().clock()),
                Definitions.standard(),
                WorkflowsSettings.from(new Env(Map.of())));
    }

    private Sealing sealing() {
        var db = rig.server().database().db();
        var clock = rig.server().clock();
        var callbacks =
                new Callbacks(
                        new Callbacks.Ground(
                                db,
                                clock,
                                RandomGenerator.getDefault(),
                                (_, _) -> Optional.empty()),
                        CallbacksSettings.from(new Env(Map.of())),
                        "http://localhost");
        return TestSigning.office(
                        new TestSigning.Ground(db, clock, workflows()),
                        callbacks,
                        rig.server().node().filing().files(),
                        _ -> {})
                .sealing();
    }
}
