package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.Reply;
import caseloom.access.NewToken;
import caseloom.access.TokenKind;
import caseloom.audit.Actor;
import caseloom.core.cases.WorkflowId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 2.3: of two checks that fail the earlier one answers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderTest {

    private static final String BAD_KEY = "Idempotency-Key: with space";
    private static final String TOO_LONG =
            "{\"attributes\":{\"a\":\"" + "x".repeat(1_048_576) + "\"}}";
    private static final String STRICT =
            "{ type: object, required: [amount], properties: { amount: { type: number } } }";

    private final ChampRig rig = new ChampRig();
    private final WorkflowId strict = rig.publish(rig.document("direct", STRICT));
    private final WorkflowId plain = rig.publish(rig.document("none", "{}"));
    private final WorkflowId draft = rig.server().push(rig.acme(), rig.document("direct", STRICT));
    private final WorkflowId plainDraft = rig.server().push(rig.acme(), rig.document("none", "{}"));
    private final WorkflowId unknown = new WorkflowId(9_000_000);

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c16_tokenBeforeRate() {
        var limited = limited();
        limited.get(ChampRig.oneCase(strict, 1));
        assertThat(limited.get(ChampRig.oneCase(strict, 1)).status()).isEqualTo(429);

        assertThat(rig.http().anonymous().get(ChampRig.oneCase(strict, 1)).status()).isEqualTo(401);
    }

    @Test
    void c16_rateBeforePath() {
        var limited = limited();
        limited.get("/api/external/v1/nothing");

        fails(limited.get("/api/external/v1/nothing"), 429, "rate_limited");
        fails(limited.post(ChampRig.cases(unknown), "{}"), 429, "rate_limited");
    }

    @Test
    void c16_pathBeforeBodySize() {
        fails(rig.http().post(ChampRig.cases(unknown), TOO_LONG), 404, "not_found");
        fails(rig.http().post(ChampRig.oneCase(strict, 1), TOO_LONG), 405, "method_not_allowed");
    }

    @Test
    void c16_bodySizeBeforeTheFormOfTheKey() {
        fails(post(strict, TOO_LONG, BAD_KEY), 413, "body_too_large");
    }

    @Test
    void c16_theFormOfTheKeyBeforeJson() {
        fails(post(strict, "{", BAD_KEY), 400, "invalid_idempotency_key");
    }

    @Test
    void c16_aKnownKeyBeforeJson() {
        var key = "Idempotency-Key: order";
        assertThat(post(strict, "{\"attributes\":{\"amount\":1}}", key).status()).isEqualTo(201);

        fails(post(strict, "{", key), 409, "idempotency_conflict");
    }

    @Test
    void c16_jsonBeforeTheCaseSource() {
        fails(post(plain, "{"), 400, "invalid_json");
    }

    @Test
    void c16_theCaseSourceBeforePublication() {
        fails(post(plainDraft, "{}"), 422, "unsupported_case_source");
    }

    @Test
    void c16_publicationBeforeKeys() {
        fails(post(draft, "{\"status\":1}"), 422, "workflow_not_published");
    }

    @Test
    void c16_keysBeforeTheTypeOfAttributes() {
        fails(post(strict, "{\"attributes\":[],\"x\":1}"), 422, "unsupported_key");
    }

    @Test
    void c16_theTypeOfAttributesBeforeTheTypeOfTheSubject() {
        fails(post(strict, "{\"attributes\":[],\"subject\":1}"), 422, "attributes_not_an_object");
    }

    @Test
    void c16_theTypeOfTheSubjectBeforeTheSchema() {
        fails(post(strict, "{\"subject\":1}"), 422, "subject_not_a_string");
        fails(post(strict, "{\"subject\":\"x\"}"), 422, "attributes_validation_failed");
    }

    @Test
    void c16_nothingIsChangedByARequestThatFails() {
        var cases = rig.count("cases");
        var runs = rig.count("runs");
        var keys = rig.count("idempotency_keys");

        for (var body : List.of("{", "[]", "{\"x\":1}", "{\"subject\":1}", "{}", TOO_LONG)) {
            assertThat(post(strict, body, "Idempotency-Key: never").status()).isNotEqualTo(201);
        }

        assertThat(rig.count("cases")).isEqualTo(cases);
        assertThat(rig.count("runs")).isEqualTo(runs);
        assertThat(rig.count("idempotency_keys")).isEqualTo(keys);
    }

    private Reply post(WorkflowId workflow, String body, String... headers) {
        return rig.http().post(ChampRig.cases(workflow), body, headers);
    }

    /// A client whose token may make one request a minute.
    private Client limited() {
        var token =
                new NewToken(TokenKind.API, false, "one", 1, rig.acme().caller().member(), null);
        var id = rig.acme().organization().id();
        return rig.http().as(rig.server().node().tokens().create(Actor.system(id), token).value());
    }

    private static void fails(Reply reply, int status, String error) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.at("/error").asText()).isEqualTo(error);
    }
}
