package caseloom.chamelio;

import caseloom.Probe;
import caseloom.Reply;
import caseloom.TestServer;
import caseloom.core.json.Json;
import caseloom.seals.Papers;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Tasks that want something signed, and people who sign it.
final class SignRig implements AutoCloseable {

    static final String ANN = "ann@example.com";
    static final String BOB = "bob@example.com";

    private final ChamelioRig rig;

    SignRig(String... settings) {
        rig = new ChamelioRig(settings);
    }

    ChamelioRig rig() {
        return rig;
    }

    /// Publishes a workflow that has its `contract` signed; `with` is the rest of the step's
    /// arguments, and what follows it are further steps.
    void publish(String key, String with, String further) {
        rig.publish(
                ChamelioRig.document(
                        key,
                        "contract",
                        "contract: { type: string, x-type: file }, vendor: { type: string }",
                        "- sign: { call: request-signature, with: { file: '${ .contract }'"
                                + with
                                + " } }\n"
                                + further));
    }

    /// Starts a task with a contract of one page, and waits until it wants it signed.
    long task(String key) {
        var task = start(key, Papers.pdf("The contract"));
        untilAsked(task);
        return task;
    }

    long start(String key, byte[] contract) {
        var body = Json.object();
        body.putArray("variables")
                .addObject()
                .put("variable_id", "contract")
                .put("type", "file")
                .put("value", "contract.pdf")
                .put("base64_content", Base64.getEncoder().encodeToString(contract));
        return rig.initiate(key, Json.write(body));
    }

    void untilAsked(long task) {
        Probe.until(
                "task " + task + " wants signatures",
                () -> rig.number("select count(*) from signatures where case_id = ?", task) > 0);
    }

    /// Names the signers; gives the path of the first one's page.
    String begin(long task, String... signers) {
        var body = Json.object();
        List.of(signers).forEach(body.putArray("signers")::add);
        var answer = ChamelioRig.json(initiate(task, Json.write(body)), 200);
        return path(answer.get("sign_url").textValue());
    }

    Reply initiate(long task, String body) {
        return rig.post("/tasks/" + task + "/initiate_sign", body);
    }

    static String path(String url) {
        if (!url.startsWith(TestServer.PUBLIC_URL + "/")) {
            throw new AssertionError(url);
        }
        return url.substring(TestServer.PUBLIC_URL.length());
    }

    /// A link for a signer, as an administrator gets it.
    String link(long task, String signer) {
        var id = rig.number("select run_id from signatures where case_id = ?", task);
        var activation = rig.number("select activation from signatures where case_id = ?", task);
        var answer =
                rig.http()
                        .post(
                                "/api/v1/cases/"
                                        + task
                                        + "/signatures/"
                                        + id
                                        + "-"
                                        + activation
                                        + "/link",
                                Json.write(Json.object().put("signer", signer)),
                                "Authorization: Bearer " + rig.server().administrator(rig.acme()));
        return path(ChamelioRig.json(answer, 200).get("sign_url").textValue());
    }

    Reply sign(String page, String name) {
        return form(page, "action=sign&consent=yes&name=" + encoded(name));
    }

    Reply decline(String page, String reason) {
        return form(page, "action=decline&reason=" + encoded(reason));
    }

    Reply form(String page, String values, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: application/x-www-form-urlencoded");
        return rig.http()
                .send("POST", page, BodyPublishers.ofString(values), all.toArray(String[]::new));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    JsonNode signedDocuments(long task) {
        return ChamelioRig.json(rig.get("/tasks/" + task + "/signed-documents"), 200);
    }

    JsonNode untilSigned(long task, int many) {
        Probe.until(
                "task " + task + " has signed documents",
                () -> signedDocuments(task).get("total").intValue() >= many);
        return signedDocuments(task);
    }

    /// The bytes behind a link.
    byte[] download(String url) {
        return rig.http().get(path(url)).bytes();
    }

    @Override
    public void close() {
        rig.close();
    }
}
