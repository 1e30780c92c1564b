package caseloom.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.Probe;
import caseloom.Reply;
import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import caseloom.events.FlowRig;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Callbacks that are answered by who knows a secret only, signed by the public library.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedCallbacksTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEXT = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String BODY = "{\"yes\": true,  \"ä\": 1}";

    private final FlowRig rig = new FlowRig("CALLBACKS_BODY_MOST=1024");
    private final Client admin = rig.http().as(rig.server().administrator(rig.acme()));

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aSignedAnswerIsTakenAndAnyOtherLeavesTheCallbackOpen() throws Exception {
        var callback = opened("signed");
        var now = rig.server().clock().instant();
        var right = signature(SECRET, now, BODY);

        wanted(callback.post(BODY), "webhook-id, webhook-timestamp");
        wanted(callback.post("no JSON"), "webhook-id, webhook-timestamp");
        wanted(callback.signed(now, "", BODY), "webhook-id, webhook-timestamp");
        wanted(callback.signed(now, signature(NEXT, now, BODY), BODY), "webhook-signature");
        wanted(callback.signed(now, right, BODY.replace("  ", " ")), "webhook-signature");
        wanted(callback.signed(now.plusSeconds(1), right, BODY), "webhook-signature");
        var early = now.minusSeconds(301);
        wanted(callback.signed(early, signature(SECRET, early, BODY), BODY), "within 5 minutes");
        var broken = signature(SECRET, now, "{");
        assertThat(callback.signed(now, broken, "{").status()).isEqualTo(400);
        assertThat(callback.post("x".repeat(1025)).status()).isEqualTo(413);
        assertThat(callback.signed(now, right, BODY).status()).isEqualTo(202);

        rig.ended(callback.run(), RunStatus.COMPLETED);
        assertThat(callback.signed(now, right, BODY).status()).isEqualTo(410);
        assertThat(callback.post(BODY).status()).isEqualTo(410);
    }

    @Test
    void aSecretThatWasSetAnewCountsAtOnce() throws Exception {
        var callback = opened("rotated");
        var now = rig.server().clock().instant();
        set("rotated", NEXT);

        wanted(callback.signed(now, signature(SECRET, now, BODY), BODY), "webhook-signature");
        var both = signature(SECRET, now, BODY) + " " + signature(NEXT, now, BODY);
        assertThat(callback.signed(now, both, BODY).status()).isEqualTo(202);
        rig.ended(callback.run(), RunStatus.COMPLETED);
    }

    @Test
    void aSecretThatIsGoneProvesNothingUntilItIsBack() throws Exception {
        var callback = opened("gone");
        var now = rig.server().clock().instant();
        var signature = signature(SECRET, now, BODY);
        admin.send("DELETE", "/api/v1/secrets/gone", BodyPublishers.noBody());

        assertThat(callback.post(BODY).status()).isEqualTo(401);
        assertThat(callback.signed(now, signature, BODY).status()).isEqualTo(503);
        set("gone", SECRET);
        assertThat(callback.signed(now, signature, BODY).status()).isEqualTo(202);
    }

    /// A callback that waits for a signed answer.
    private record Open(FlowRig rig, String path, long run) {

        Reply post(String body, String... headers) {
            return rig.http().anonymous().post(path, body, headers);
        }

        Reply signed(Instant at, String signature, String body) {
            return post(
                    body,
                    "webhook-id: msg_1",
                    "webhook-timestamp: " + at.getEpochSecond(),
                    "webhook-signature: " + signature);
        }
    }

    private Open opened(String name) {
        set(name, SECRET);
        var workflow =
                rig.publish(
                        name,
                        "direct",
                        """
                        use: { secrets: [NAME] }
                        do:
                          - ask: { call: 'wait-callback:1.0.0@default', with: { title: t, secret: NAME } }
                        """
                                .replace("NAME", name));
        var number = rig.open(workflow, "{}");
        Probe.until("it is open", () -> url(number).isPresent());
        var path = url(number).orElseThrow().replace("https://cases.example", "");
        return new Open(rig, path, rig.runOf(number));
    }

    private Optional<String> url(long number) {
        return rig.story(number).stream()
                .filter(entry -> entry.event().equals("callback.opened"))
                .map(entry -> Objects.requireNonNull(entry.detail()).path("url").asText())
                .findFirst();
    }

    private void set(String name, String value) {
        var body = Json.write(Json.object().put("value", value));
        var reply = admin.send("PUT", "/api/v1/secrets/" + name, BodyPublishers.ofString(body));
        assertThat(reply.status()).as(reply.whole()).isIn(200, 201);
    }

    private static void wanted(Reply reply, String what) {
        assertThat(reply.status()).as(reply.whole()).isEqualTo(401);
        assertThat(reply.at("/status").asText()).isEqualTo("unsigned");
        assertThat(reply.at("/message").asText()).contains(what);
    }

    private static String signature(String secret, Instant at, String body)
            throws WebhookSigningException {
        return new Webhook(secret).sign("msg_1", at.getEpochSecond(), body);
    }
}
