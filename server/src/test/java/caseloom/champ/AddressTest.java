package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.TestServer;
import caseloom.Wire;
import caseloom.core.cases.WorkflowId;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2.1: addresses, methods, paths.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressTest {

    private static final String NOT_FOUND =
            "{\"error\":\"not_found\",\"message\":\"The resource was not found.\"}";
    private static final String METHOD_NOT_ALLOWED =
            "{\"error\":\"method_not_allowed\","
                    + "\"message\":\"This path does not offer the method.\"}";

    private final ChampRig rig = new ChampRig();
    private final WorkflowId direct = rig.direct();

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c1_allFourPathsStartWithThePrefix() {
        var root = "/api/external/v1/workflows/" + direct.value();

        var made = rig.http().post(root + "/cases", "{}");
        var started = rig.http().post(root + "/runs", "{}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(started.status()).isEqualTo(201);
        assertThat(rig.http().get(root + "/cases/" + made.at("/case/id")).status()).isEqualTo(200);
        assertThat(rig.http().get(root + "/runs/" + started.at("/workflow_run/id")).status())
                .isEqualTo(200);
        assertThat(rig.http().post("/workflows/" + direct.value() + "/cases", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void c2_absoluteAddressesComeFromTheConfigurationAndNotFromTheRequest() {
        var request =
                """
                POST %s HTTP/1.1
                Host: evil.example
                X-Forwarded-Host: evil.example
                X-Forwarded-Proto: gopher
                Forwarded: host=evil.example
                Authorization: Bearer %t
                Content-Length: 2

                {}\
                """;
        for (var path : List.of(ChampRig.cases(direct), ChampRig.runs(direct))) {
            try (var wire = Wire.to(rig.server().node().address())) {
                var reply =
                        wire.lines(request.replace("%s", path).replace("%t", rig.acme().token()))
                                .reply();

                assertThat(reply.status()).isEqualTo(201);
                assertThat(reply.header("Location").orElseThrow())
                        .startsWith(TestServer.PUBLIC_URL + path + "/");
                assertThat(reply.whole()).doesNotContain("evil.example", "gopher");
            }
        }
    }

    @Test
    void c3_queryParametersAreIgnored() {
        var made = rig.http().post(ChampRig.cases(direct) + "?subject=x&token=y", "{}");

        assertThat(made.status()).isEqualTo(201);
        var number = made.at("/case/id").longValue();
        assertThat(rig.http().get(ChampRig.oneCase(direct, number) + "?a=%25zz&&=").status())
                .isEqualTo(200);
    }

    @Test
    void c3_aTrailingSlashMakesAnUnknownPath() {
        var number = rig.create(direct, "{}");

        for (var path :
                List.of(
                        ChampRig.cases(direct) + "/",
                        ChampRig.runs(direct) + "/",
                        ChampRig.oneCase(direct, number) + "/")) {
            var reply = rig.http().get(path);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.text()).isEqualTo(NOT_FOUND);
        }
        assertThat(rig.http().post(ChampRig.cases(direct) + "/", "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/workflows",
                "/workflows/1",
                "/workflows/1/case",
                "/workflows/1/cases/1/notes",
                "/cases/1",
                "/Workflows/1/cases",
                "/workflows//cases",
                "//workflows/1/cases",
                "/../v1/workflows/1/cases",
                "/workflows/1/./cases",
                "/workflows%2F1/cases",
                "/%77orkflows/1/cases",
                "/workflows/1/cases;x=1",
                "/workflows/1/cases/%00",
                "/workflows/1/cases/%zz"
            })
    void c4_anyOtherPathBelowThePrefixIsNotFound(String path) {
        for (var method : List.of("GET", "POST", "DELETE", "OPTIONS")) {
            try (var wire = Wire.to(rig.server().node().address())) {
                var reply =
                        wire.lines(
                                        method
                                                + " /api/external/v1"
                                                + path
                                                + " HTTP/1.1\nHost: x\nAuthorization: Bearer "
                                                + rig.acme().token()
                                                + "\n\n")
                                .reply();

                assertThat(reply.status()).isEqualTo(404);
                assertThat(reply.text()).isEqualTo(NOT_FOUND);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     cases, POST",
        "HEAD,    cases, POST",
        "PUT,     cases, POST",
        "OPTIONS, cases, POST",
        "DELETE,  runs, POST",
        "GET,     runs, POST",
        "OPTIONS, runs, POST",
        "POST,    cases/1, 'GET, HEAD'",
        "PUT,     cases/1, 'GET, HEAD'",
        "PATCH,   cases/1, 'GET, HEAD'",
        "DELETE,  cases/1, 'GET, HEAD'",
        "OPTIONS, cases/1, 'GET, HEAD'",
        "POST,    runs/1, 'GET, HEAD'",
        "DELETE,  runs/1, 'GET, HEAD'",
        "OPTIONS, runs/1, 'GET, HEAD'",
        "BREW,    runs/1, 'GET, HEAD'"
    })
    void c4_anotherMethodOnAKnownPathIsRefusedWithTheAllowedOnes(
            String method, String rest, String allowed) {
        var path = ChampRig.ROOT + "/workflows/" + direct.value() + "/" + rest;

        var reply = rig.http().send(method, path, BodyPublishers.noBody());

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).contains(allowed);
        assertThat(reply.text()).isEqualTo(method.equals("HEAD") ? "" : METHOD_NOT_ALLOWED);
    }

    @Test
    void c4_bothComeAfterTheTokenCheck() {
        var nobody = rig.http().anonymous();

        assertThat(nobody.get("/api/external/v1/nothing").status()).isEqualTo(401);
        assertThat(nobody.send("PUT", ChampRig.cases(direct), BodyPublishers.noBody()).status())
                .isEqualTo(401);
    }

    @Test
    void c4_noCorsHeadersAreSent() {
        var preflight =
                rig.http()
                        .send(
                                "OPTIONS",
                                ChampRig.cases(direct),
                                BodyPublishers.noBody(),
                                "Origin: https://shop.example",
                                "Access-Control-Request-Method: POST");
        var made = rig.http().post(ChampRig.cases(direct), "{}", "Origin: https://shop.example");

        for (var reply : List.of(preflight, made)) {
            assertThat(reply.headers().keySet())
                    .noneMatch(name -> name.startsWith("access-control-"));
        }
    }

    @Test
    void c5_noCallUpdatesACaseOrSetsItsStatus() {
        var number = rig.create(direct, "{}");

        for (var method : List.of("PUT", "PATCH", "POST")) {
            var reply =
                    rig.http()
                            .send(
                                    method,
                                    ChampRig.oneCase(direct, number),
                                    BodyPublishers.ofString("{\"status\": \"Closed\"}"));
            assertThat(reply.status()).isEqualTo(405);
        }
        assertThat(
                        rig.http()
                                .post(ChampRig.cases(direct), "{\"status\": \"Closed\"}")
                                .at("/error")
                                .asText())
                .isEqualTo("unsupported_key");
        assertThat(rig.http().get(ChampRig.oneCase(direct, number)).at("/case/status").asText())
                .isEqualTo("Open");
    }

    @Test
    void c6_headAnswersAsGetDoesWithoutABody() {
        var number = rig.create(direct, "{}");
        var run = rig.startRun(direct, "{}");

        for (var path :
                List.of(
                        ChampRig.oneCase(direct, number),
                        ChampRig.oneRun(direct, run),
                        ChampRig.oneCase(direct, 9_007_199_254_740_991L))) {
            var got = rig.http().get(path);
            var head = rig.http().head(path);

            assertThat(head.status()).isEqualTo(got.status());
            assertThat(head.headers()).isEqualTo(got.headers());
            assertThat(head.text()).isEmpty();
        }
    }

    @Test
    void c6_aConnectionIsStillGoodAfterHead() {
        var number = rig.create(direct, "{}");
        var request =
                " "
                        + ChampRig.oneCase(direct, number)
                        + " HTTP/1.1\nHost: x\nAuthorization: Bearer "
                        + rig.acme().token()
                        + "\n\n";

        try (var wire = Wire.to(rig.server().node().address())) {
            var head = wire.lines("HEAD" + request).replyWithoutBody();
            var got = wire.lines("GET" + request).reply();

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).isEqualTo(got.header("Content-Length"));
            assertThat(got.at("/case/id").longValue()).isEqualTo(number);
        }
    }
}
