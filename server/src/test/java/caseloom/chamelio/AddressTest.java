package caseloom.chamelio;

import static caseloom.chamelio.ChamelioRig.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.TestServer;
import caseloom.Wire;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2.1: addresses, methods, paths, repeated requests.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressTest {

    private static final String PAPER =
            "{\"variables\":[{\"variable_id\":\"paper\",\"type\":\"file\",\"value\":\"a.txt\","
                    + "\"base64_content\":\"YWJj\"}]}";

    private ChamelioRig rig;
    private long task;
    private String file;

    @BeforeAll
    void start() {
        rig = new ChamelioRig();
        var properties = "paper: { type: string, x-type: file }";
        rig.publish(ChamelioRig.document("address", "", properties));
        task = rig.initiate("address", PAPER);
        file = rig.get("/tasks/" + task + "/files").at("/files/0/file_id").textValue();
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    private List<String> readable() {
        return List.of(
                "/users/org-info",
                "/workflows",
                "/workflows/address/latest/schema",
                "/tasks",
                "/tasks/" + task,
                "/tasks/" + task + "/files",
                "/files/" + file);
    }

    @Test
    void l1_pathsHangDirectlyOffTheRoot() {
        for (var path : readable()) {
            assertThat(rig.get(path).status()).as(path).isEqualTo(200);
            assertThat(rig.get("/api" + path).status()).as(path).isEqualTo(404);
            assertThat(rig.get("/v1" + path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void l2_theOtherAddressesAnswerInTheirOwnWay() {
        for (var path : List.of("/api/external/v1/workflows", "/api/v1/workflows")) {
            assertThat(rig.get(path).status()).isEqualTo(401);
            assertThat(rig.get(path).text()).as(path).doesNotContain("API key");
        }
        Expected.error(rig.get("/downloads/nothing"), 404, "Download link not found or expired");
        for (var path : List.of("/approve/token", "/sign/token", "/pages/nothing", "/app")) {
            var page = rig.get(path);
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
        }
        Expected.error(rig.get("/api/external/v1x/workflows"), 404, "Not Found");
    }

    @Test
    void l3_absoluteAddressesComeFromTheConfigurationAndNotFromTheRequest() {
        assertThat(asStranger("/tasks/" + task).at("/task/task_url").textValue())
                .isEqualTo(TestServer.PUBLIC_URL + "/app/workflows/tasks/" + task);
        assertThat(asStranger("/files/" + file).at("/download_url").textValue())
                .startsWith(TestServer.PUBLIC_URL + "/downloads/");
    }

    private Reply asStranger(String path) {
        var request =
                """
                GET %s HTTP/1.1
                Host: evil.example
                X-Forwarded-Host: evil.example
                X-Forwarded-Proto: gopher
                Forwarded: host=evil.example
                X-API-Key: %k

                """;
        try (var wire = Wire.to(rig.server().node().address())) {
            var reply = wire.lines(request.replace("%s", path).replace("%k", rig.key())).reply();
            assertThat(reply.whole()).doesNotContain("evil.example", "gopher");
            return reply;
        }
    }

    @Test
    void l4_everySuccessIs200WithAJsonBody() {
        var other = rig.initiate("address", PAPER);

        for (var path : readable()) {
            assertThat(rig.get(path).json().isObject()).as(path).isTrue();
        }
        for (var path : List.of("/workflows/address/1/initiate", "/tasks/" + other + "/cancel")) {
            var made = rig.post(path, "{\"variables\":[]}");
            assertThat(made.status()).as(path).isEqualTo(200);
            assertThat(made.json().isObject()).isTrue();
        }
        assertThat(
                        rig.post("/workflows/address/1/initiate-flexible", "{\"attributes\":[]}")
                                .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "/users",
                "/users/org-info/",
                "/users/org-info/x",
                "/Users/org-info",
                "/workflows/",
                "/workflows/address",
                "/workflows/address/latest",
                "/workflows/address/latest/schema/",
                "/workflows/address/latest/initiate/",
                "/workflows//latest/schema",
                "/workflows/address//schema",
                "/workflows/address/latest/../latest/schema",
                "/workflows/./address/latest/schema",
                "/%77orkflows",
                "/workflows;x=1",
                "/tasks/",
                "/tasks/1/",
                "/tasks/1/cancel/",
                "/tasks/1/approves",
                "/tasks/1/files/",
                "/files",
                "/files/",
                "/files/document_1/x",
                "/%00",
                "/%zz"
            })
    void l8_anUnknownPathIsNotFoundAndNeedsNoKey(String path) {
        for (var method : List.of("GET", "POST", "DELETE", "OPTIONS")) {
            try (var wire = Wire.to(rig.server().node().address())) {
                var reply = wire.lines(method + " " + path + " HTTP/1.1\nHost: x\n\n").reply();

                Expected.error(reply, 404, "Not Found");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,    /users/org-info, 'GET, HEAD'",
        "DELETE,  /workflows, 'GET, HEAD'",
        "POST,    /workflows/address/1/schema, 'GET, HEAD'",
        "GET,     /workflows/address/1/initiate, POST",
        "HEAD,    /workflows/address/1/initiate, POST",
        "PUT,     /workflows/address/1/initiate-flexible, POST",
        "POST,    /tasks, 'GET, HEAD'",
        "PATCH,   /tasks/1, 'GET, HEAD'",
        "OPTIONS, /tasks/1, 'GET, HEAD'",
        "GET,     /tasks/1/cancel, POST",
        "DELETE,  /tasks/1/cancel, POST",
        "POST,    /tasks/1/files, 'GET, HEAD'",
        "DELETE,  /files/document_1, 'GET, HEAD'",
        "BREW,    /files/document_1, 'GET, HEAD'"
    })
    void l8_anotherMethodOnAKnownPathIsRefusedAndNeedsNoKey(
            String method, String path, String allowed) {
        var reply = rig.http().send(method, path, BodyPublishers.noBody());

        assertThat(reply.header("Allow")).contains(allowed);
        if (method.equals("HEAD")) {
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.text()).isEmpty();
        } else {
            Expected.error(reply, 405, "Method Not Allowed");
        }
    }

    @Test
    void l8_headAnswersAsGetDoesWithoutABody() {
        for (var path :
                List.of("/users/org-info", "/workflows", "/tasks/" + task, "/tasks/9000000")) {
            var got = rig.get(path);
            var head = rig.http().head(path, KEY + rig.key());

            assertThat(head.status()).isEqualTo(got.status());
            assertThat(head.headers()).isEqualTo(got.headers());
            assertThat(head.text()).isEmpty();
        }
    }

    @Test
    void l8_noCorsHeadersAreSent() {
        var origin = "Origin: https://shop.example";
        var preflight =
                rig.http()
                        .send(
                                "OPTIONS",
                                "/workflows",
                                BodyPublishers.noBody(),
                                origin,
                                "Access-Control-Request-Method: GET");

        for (var reply :
                List.of(preflight, rig.http().get("/workflows", origin, KEY + rig.key()))) {
            assertThat(reply.headers().keySet())
                    .noneMatch(name -> name.startsWith("access-control-"));
        }
    }

    @Test
    void l9_unknownParametersAreIgnored() {
        for (var path : readable()) {
            assertThat(rig.get(path + "?nothing=1&user=x&&=&%25zz=%25").status())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void l9_ofARepeatedParameterTheLastOneCounts() {
        assertThat(rig.get("/tasks?limit=x&limit=1").at("/tasks").size()).isEqualTo(1);
        assertThat(rig.get("/tasks?limit=1&limit=x").status()).isEqualTo(422);
        assertThat(rig.get("/tasks?status=failed&status=in_progress").at("/total").intValue())
                .isPositive();
    }

    @Test
    void l10_aRequestWithAnIdempotencyKeyIsDoneEachTime() {
        var header = "Idempotency-Key: same";
        var path = "/workflows/address/1/initiate";

        var first = rig.http().post(path, "{\"variables\":[]}", header, KEY + rig.key());
        var second = rig.http().post(path, "{\"variables\":[]}", header, KEY + rig.key());
        var odd = rig.http().post(path, "{\"variables\":[]}", "Idempotency-Key: ", KEY + rig.key());

        assertThat(second.at("/task_id").longValue())
                .isGreaterThan(first.at("/task_id").longValue());
        assertThat(odd.status()).isEqualTo(200);
    }
}
