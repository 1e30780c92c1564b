package caseloom.chamelio;

import static caseloom.chamelio.ChamelioRig.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.Wire;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies and the format of answers: L-5 to L-9, L-28, L-29.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonBodyTest {

    private static final String INITIATE = "/workflows/bodies/latest/initiate";
    private static final String FLEXIBLE = "/workflows/bodies/latest/initiate-flexible";
    private static final String MALFORMED = "Malformed JSON";
    private static final String TOO_LARGE = "Request body too large";
    private static final String NOTHING = "{\"variables\":[]}";
    private static final int LIMIT = 4_096;

    private ChamelioRig rig;

    @BeforeAll
    void start() {
        rig = new ChamelioRig("CHAMELIO_BODY_MOST=" + LIMIT);
        rig.publish(
                ChamelioRig.document(
                        "bodies",
                        "",
                        "note: { type: string }, paper: { type: string, x-type: file }"));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l5_jsonSentAsJsonIsReadAndFilesTravelInsideAsBase64() {
        var body =
                "{\"variables\":[{\"variable_id\":\"paper\",\"type\":\"file\","
                        + "\"value\":\"a.txt\",\"base64_content\":\"YWJj\"}]}";

        var reply = post(body, "Content-Type: application/json");

        var task = reply.at("/task_id").longValue();
        var files = rig.get("/tasks/" + task + "/files");
        assertThat(files.at("/files/0/file_name").textValue()).isEqualTo("a.txt");
    }

    @Test
    void l5_thereIsNoMultipartUpload() {
        var body = "--x\r\nContent-Disposition: form-data; name=\"variables\"\r\n\r\n[]\r\n--x--";

        Expected.error(post(body, "Content-Type: multipart/form-data; boundary=x"), 400, MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "nonsense"
            })
    void l6_theContentTypeOfTheRequestIsNotChecked(String type) {
        var body = ChamelioRig.variables("note|text|Größe ☂");

        var reply = post(body, "Content-Type: " + type);

        var task = rig.task(reply.at("/task_id").longValue());
        assertThat(task.at("/variables/0/value").textValue()).isEqualTo("Größe ☂");
    }

    @Test
    void l6_answersAreJson() {
        for (var reply :
                List.of(
                        post(NOTHING),
                        post("{"),
                        post("{}"),
                        rig.get("/tasks"),
                        rig.get("/tasks/9000000"),
                        rig.get("/nothing"),
                        rig.http().get("/tasks"))) {
            assertThat(reply.header("Content-Type")).contains("application/json");
        }
    }

    @Test
    void l7_timesAreUtcWithWholeSeconds() {
        var task = rig.task(rig.initiate("bodies", NOTHING));

        assertThat(task.get("created_at").textValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")
                .isEqualTo("2026-05-28T17:04:12Z");
        assertThat(task.get("updated_at").textValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void l9_unknownMembersAreIgnored() {
        var item = "{\"variable_id\":\"note\",\"type\":\"text\",\"value\":\"x\",\"more\":[1]}";

        var reply = post("{\"variables\":[" + item + "],\"Variables\":1,\"status\":{}}");

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void l9_ofAKeyThatOccursTwiceTheLastOneCounts() {
        var item =
                "{\"variable_id\":\"nothing\",\"type\":1,\"value\":\"first\",\"value\":\"last\","
                        + "\"type\":\"text\",\"variable_id\":\"note\"}";

        var reply =
                post(
                        "{\"metadata\":1,\"variables\":1,\"variables\":["
                                + item
                                + "],\"metadata\":{\"a\":1,\"a\":2}}");

        var task = rig.task(reply.at("/task_id").longValue());
        assertThat(task.at("/variables/0/value").textValue()).isEqualTo("last");
        assertThat(task.at("/metadata").toString()).isEqualTo("{\"a\":2}");
    }

    static Stream<String> malformed() {
        return Stream.of(
                " ",
                "{",
                "}",
                "{}}",
                "{} x",
                "{}{}",
                "nul",
                "[1,]",
                "{'variables':[]}",
                "{variables:[]}",
                "{\"variables\":[],}",
                "{\"variables\":[]} // comment",
                "{\"variables\":[01]}",
                "{\"variables\":[NaN]}",
                "{\"variables\":[+1]}",
                "{\"variables\":\"a\nb\"}",
                "{\"variables\":\"\\x41\"}",
                "{\"variables\":\"open",
                "\uFEFF{} x",
                // U+0000 and unpaired surrogates, in strings and keys, also where nobody looks.
                "{\"variables\":\"a\\u0000b\"}",
                "{\"other\":\"\\u0000\",\"variables\":[]}",
                "{\"other\":{\"a\\u0000\":1},\"variables\":[]}",
                "{\"variables\":\"\\ud800\"}",
                "{\"variables\":\"\\udc00\\ud800\"}",
                "{\"metadata\":{\"\\udfff\":1},\"variables\":[]}");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void l28_whatIsNotWellFormedIsRefused(String body) {
        for (var path : List.of(INITIATE, FLEXIBLE)) {
            Expected.error(rig.post(path, body), 400, MALFORMED);
        }
    }

    static Stream<byte[]> notUtf8() {
        return Stream.of(
                quoted(0xFF),
                quoted(0xC0, 0x80),
                quoted(0xE2, 0x82),
                quoted(0xED, 0xA0, 0x80),
                quoted('a', 0, 'b'),
                NOTHING.getBytes(StandardCharsets.UTF_16),
                NOTHING.getBytes(StandardCharsets.UTF_16LE),
                "{\"variables\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void l28_whatIsNotUtf8IsRefused(byte[] body) {
        Expected.error(rig.http().post(INITIATE, body, KEY + rig.key()), 400, MALFORMED);
    }

    @Test
    void l28_nestingMayBeAHundredLevelsDeepAndNoDeeper() {
        assertThat(post(nested(100)).status()).isEqualTo(200);
        Expected.error(post(nested(101)), 400, MALFORMED);
        Expected.error(post(nested(1_500)), 400, MALFORMED);
    }

    @Test
    void l28_numbersMayHave400CharactersSentOrWrittenOut() {
        var digits = "7".repeat(400);

        for (var number : List.of(digits, "1e399", "-0.5", "1E-7")) {
            assertThat(post(metadata(number)).status()).as(number).isEqualTo(200);
        }
        for (var number : List.of(digits + "7", "1e400", "1e-400", "-1e999999999999999999")) {
            Expected.error(post(metadata(number)), 400, MALFORMED);
        }
    }

    @Test
    void l28_aTruncatedBodyIsRefused() {
        try (var wire = Wire.to(rig.server().node().address())) {
            var reply = wire.lines(head("Content-Length: 100") + NOTHING).halfClose().reply();

            Expected.error(reply, 400, MALFORMED);
        }
    }

    @Test
    void l29_aBodyOfExactlyTheLimitIsAccepted() {
        var body = Expected.ofLength(LIMIT, "[]");

        assertThat(rig.http().post(INITIATE, body, KEY + rig.key()).status()).isEqualTo(200);
        assertThat(chunked(body).status()).isEqualTo(200);
    }

    @Test
    void l29_oneByteMoreIsTooLarge() {
        var body = Expected.ofLength(LIMIT + 1, "[]");

        Expected.error(rig.http().post(INITIATE, body, KEY + rig.key()), 413, TOO_LARGE);
        Expected.error(chunked(body), 413, TOO_LARGE);
    }

    @Test
    void l29_aDeclaredLengthIsRefusedWithoutReading() {
        try (var wire = Wire.to(rig.server().node().address())) {
            var reply = wire.lines(head("Content-Length: 99999999999")).reply();

            Expected.error(reply, 413, TOO_LARGE);
        }
    }

    @Test
    void l29_theLimitIs50MebibytesUnlessSet() {
        try (var usual = new ChamelioRig()) {
            usual.publish(ChamelioRig.document("large", "", ""));
            var path = "/workflows/large/latest/initiate";
            var body = Expected.ofLength(52_428_800, "[]");
            var longer = Expected.ofLength(52_428_801, "[]");

            assertThat(usual.http().post(path, body, KEY + usual.key()).status()).isEqualTo(200);
            Expected.error(usual.http().post(path, longer, KEY + usual.key()), 413, TOO_LARGE);
        }
    }

    private Reply post(String body, String... headers) {
        var all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = KEY + rig.key();
        return rig.http().post(INITIATE, body, all);
    }

    private Reply chunked(byte[] body) {
        return rig.http()
                .send(
                        "POST",
                        INITIATE,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                        KEY + rig.key());
    }

    private String head(String more) {
        return "POST "
                + INITIATE
                + " HTTP/1.1\nHost: x\nX-API-Key: "
                + rig.key()
                + "\n"
                + more
                + "\n\n";
    }

    private static String metadata(String number) {
        return "{\"variables\":[],\"metadata\":{\"n\":" + number + "}}";
    }

    /// The body itself is the first level.
    private static String nested(int levels) {
        var inner = levels - 1;
        return "{\"variables\":[],\"other\":" + "[".repeat(inner) + "]".repeat(inner) + "}";
    }

    private static byte[] quoted(int... bytes) {
        var start = "{\"variables\":[],\"other\":\"".getBytes(StandardCharsets.US_ASCII);
        var body = new byte[start.length + bytes.length + 2];
        System.arraycopy(start, 0, body, 0, start.length);
        for (var i = 0; i < bytes.length; i++) {
            body[start.length + i] = (byte) bytes[i];
        }
        body[body.length - 2] = '"';
        body[body.length - 1] = '}';
        return body;
    }
}
