package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.Wire;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2.4: bodies.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyTest {

    private static final String INVALID_JSON =
            "{\"error\":\"invalid_json\","
                    + "\"message\":\"The request body is not a valid JSON object.\"}";
    private static final String TOO_LARGE =
            "{\"error\":\"body_too_large\","
                    + "\"message\":\"The request body is larger than 1048576 bytes.\"}";
    private static final int LIMIT = 1_048_576;

    private final ChampRig rig = new ChampRig();
    private final WorkflowId direct = rig.direct();

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c17_jsonSentAsJsonIsRead() {
        var reply = post("{\"subject\":\"Refund\"}", "Content-Type: application/json");

        assertThat(reply.at("/case/subject").asText()).isEqualTo("Refund");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "nonsense"
            })
    void c18_theContentTypeOfTheRequestIsNotChecked(String type) {
        var reply = post("{\"subject\":\"Größe ☂\"}", "Content-Type: " + type);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.at("/case/subject").asText()).isEqualTo("Größe ☂");
    }

    @Test
    void c18_aContentEncodingIsNotUnderstoodEither() {
        var reply = post("{\"subject\":\"x\"}", "Content-Encoding: gzip");

        assertThat(reply.status()).isEqualTo(201);
    }

    @Test
    void c19_answersAreJsonInUtf8() {
        var made = post("{}");

        for (var reply :
                List.of(
                        made,
                        rig.http().get(ChampRig.oneCase(direct, made.at("/case/id").longValue())),
                        post("{"),
                        rig.http().anonymous().get("/api/external/v1"))) {
            assertThat(reply.header("Content-Type")).contains("application/json; charset=utf-8");
        }
    }

    @Test
    void c20_anEmptyBodyCountsAsAnEmptyObject() {
        assertThat(post("").status()).isEqualTo(201);
        assertThat(rig.http().post(ChampRig.runs(direct), "").status()).isEqualTo(201);
        assertThat(chunked(new byte[0]).status()).isEqualTo(201);
    }

    static Stream<String> invalid() {
        return Stream.of(
                " ",
                "\n",
                "{",
                "}",
                "{}}",
                "{} x",
                "{}{}",
                "{},",
                "[]",
                "[{}]",
                "\"{}\"",
                "1",
                "true",
                "null",
                "nul",
                "{'subject':'x'}",
                "{subject:1}",
                "{\"subject\":}",
                "{\"subject\" \"x\"}",
                "{\"subject\":\"x\",}",
                "{,}",
                "{\"attributes\":{\"a\":01}}",
                "{\"attributes\":{\"a\":.5}}",
                "{\"attributes\":{\"a\":1.}}",
                "{\"attributes\":{\"a\":+1}}",
                "{\"attributes\":{\"a\":1e}}",
                "{\"attributes\":{\"a\":NaN}}",
                "{\"attributes\":{\"a\":Infinity}}",
                "{\"attributes\":{\"a\":0x10}}",
                "{\"attributes\":{\"a\":[1,]}}",
                "{\"subject\":\"a\nb\"}",
                "{\"subject\":\"a\u0001b\"}",
                "{\"subject\":\"\\x41\"}",
                "{\"subject\":\"\\u00\"}",
                "{\"subject\":\"open",
                "{} // comment",
                "{/* comment */}",
                "\uFEFF{} x",
                // U+0000 and unpaired surrogates, in strings and keys, escaped.
                "{\"subject\":\"a\\u0000b\"}",
                "{\"attributes\":{\"a\\u0000\":1}}",
                "{\"attributes\":{\"a\":[{\"b\":\"\\u0000\"}]}}",
                "{\"subject\":\"\\ud800\"}",
                "{\"subject\":\"\\udc00\"}",
                "{\"subject\":\"\\ud800x\"}",
                "{\"subject\":\"\\udc00\\ud800\"}",
                "{\"attributes\":{\"\\udfff\":1}}",
                "{\"attributes\":{\"a\":{\"b\":[\"\\ud83d\"]}}}");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void c21_whatIsNoJsonObjectIsRefused(String body) {
        for (var path : List.of(ChampRig.cases(direct), ChampRig.runs(direct))) {
            var reply = rig.http().post(path, body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text()).isEqualTo(INVALID_JSON);
        }
    }

    static Stream<byte[]> notUtf8() {
        return Stream.of(
                new byte[] {'{', '}', (byte) 0xFF},
                quoted(0xFF),
                quoted(0xC0, 0x80),
                quoted(0xC3),
                quoted(0xE2, 0x82),
                quoted(0xED, 0xA0, 0x80),
                quoted(0xF5, 0x80, 0x80, 0x80),
                quoted('a', 0, 'b'),
                "{\"subject\":\"x\"}".getBytes(StandardCharsets.UTF_16LE),
                "{\"subject\":\"x\"}".getBytes(StandardCharsets.UTF_16),
                "{\"subject\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void c21_whatIsNotUtf8IsRefused(byte[] body) {
        var reply = rig.http().post(ChampRig.cases(direct), body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).isEqualTo(INVALID_JSON);
    }

    @Test
    void c21_nestingMayBeAHundredLevelsDeepAndNoDeeper() {
        assertThat(post(nested(100)).status()).isEqualTo(201);
        assertThat(post(nested(101)).text()).isEqualTo(INVALID_JSON);
        assertThat(post(nested(100_000)).text()).isEqualTo(INVALID_JSON);
    }

    @Test
    void c21_numbersMayHave400CharactersSentOrWrittenOut() {
        var digits = "7".repeat(400);

        assertThat(post(amount(digits)).status()).isEqualTo(201);
        assertThat(post(amount("1e399")).status()).isEqualTo(201);
        for (var number :
                List.of(digits + "7", "1e400", "1e-400", "1e999999999", "-1e999999999999999999")) {
            assertThat(post(amount(number)).text()).isEqualTo(INVALID_JSON);
        }
    }

    @Test
    void c21_aTruncatedBodyIsRefused() {
        try (var wire = Wire.to(rig.server().node().address())) {
            var reply =
                    wire.lines(head("Content-Length: 100") + "{\"subject\":\"x\"}")
                            .halfClose()
                            .reply();

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text()).isEqualTo(INVALID_JSON);
        }
    }

    @Test
    void c22_ofAKeyThatOccursTwiceTheLastOneCounts() {
        var reply =
                post(
                        "{\"subject\":1,\"attributes\":[],\"subject\":\"last\","
                                + "\"attributes\":{\"a\":1,\"b\":{\"c\":1,\"c\":2},\"a\":3}}");

        assertThat(reply.at("/case/subject").asText()).isEqualTo("last");
        assertThat(reply.at("/case/attributes").toString()).isEqualTo("{\"a\":3,\"b\":{\"c\":2}}");
    }

    @Test
    void c23_aBodyOfExactlyTheLimitIsAccepted() {
        assertThat(rig.http().post(ChampRig.cases(direct), ofLength(LIMIT)).status())
                .isEqualTo(201);
        assertThat(chunked(ofLength(LIMIT)).status()).isEqualTo(201);
    }

    /// No body has more values than one that is made of these.
    @Test
    void c23_aBodyOfTheLimitMayBeMadeOfTheSmallestValues() {
        var begin = "{\"attributes\":{\"many\":[1";
        var end = "]}}";
        var values = ",1".repeat((LIMIT - begin.length() - end.length()) / 2);

        var reply = post(begin + values + end);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.at("/case/attributes/many")).hasSize(1 + values.length() / 2);
    }

    @Test
    void c23_oneByteMoreIsTooLarge() {
        for (var reply :
                List.of(
                        rig.http().post(ChampRig.cases(direct), ofLength(LIMIT + 1)),
                        chunked(ofLength(LIMIT + 1)))) {
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.text()).isEqualTo(TOO_LARGE);
        }
    }

    @Test
    void c23_tenMebibytesAreRefusedAndTheClientSeesIt() {
        var body = ofLength(10 * LIMIT);

        assertThat(rig.http().post(ChampRig.cases(direct), body).text()).isEqualTo(TOO_LARGE);
        assertThat(chunked(body).text()).isEqualTo(TOO_LARGE);
        assertThat(post("{}").status()).isEqualTo(201);
    }

    @Test
    void c23_aDeclaredLengthIsRefusedWithoutReading() {
        try (var wire = Wire.to(rig.server().node().address())) {
            var reply = wire.lines(head("Content-Length: 1048577")).reply();

            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.text()).isEqualTo(TOO_LARGE);
        }
    }

    @Test
    void c23_theLimitIsASetting() {
        try (var small = new ChampRig("CHAMP_BODY_MOST=20")) {
            var path = ChampRig.cases(small.direct());

            assertThat(small.http().post(path, "{\"subject\":\"1234567\"}").status())
                    .isEqualTo(413);
            assertThat(small.http().post(path, "{\"subject\":\"123456\"}").status()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42",
                "0",
                "-1",
                "0.1",
                "46.20",
                "1e3",
                "1E-7",
                "9007199254740993",
                "123456789012345678901234567890",
                "-0.1000000000000000055511151231257827",
                "3.14159265358979323846264338327950288419716939937510",
                "1.7976931348623157e309",
                "4.9e-325",
                "0.30000000000000004",
                "1e399"
            })
    void c24_numbersKeepTheirExactValue(String number) {
        var made = post(amount(number));
        var fetched = rig.http().get(ChampRig.oneCase(direct, made.at("/case/id").longValue()));
        var run = rig.startRun(direct, "{\"input\":{\"a\":" + number + "}}");
        var polled = rig.http().get(ChampRig.oneRun(direct, run));

        var exact = new BigDecimal(number);
        assertThat(made.at("/case/attributes/a").decimalValue()).isEqualByComparingTo(exact);
        assertThat(fetched.at("/case/attributes/a").decimalValue()).isEqualByComparingTo(exact);
        assertThat(polled.at("/workflow_run/input/a").decimalValue()).isEqualByComparingTo(exact);
    }

    @Test
    void c24_aWholeNumberComesBackAsItWasWritten() {
        assertThat(post(amount("42")).text()).contains("\"attributes\":{\"a\":42}");
    }

    @Test
    void c25_allMembersComeBackWhateverTheirOrder() {
        var sent = "{\"b\":1,\"a\":{\"d\":[1,2],\"c\":null},\"\":\"\",\"ü\":true}";

        var reply = post("{\"attributes\":" + sent + "}");

        assertThat(reply.at("/case/attributes")).isEqualTo(Json.stored(sent));
    }

    private Reply post(String body, String... headers) {
        return rig.http().post(ChampRig.cases(direct), body, headers);
    }

    private Reply chunked(byte[] body) {
        return rig.http()
                .send(
                        "POST",
                        ChampRig.cases(direct),
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    private String head(String more) {
        return "POST "
                + ChampRig.cases(direct)
                + " HTTP/1.1\nHost: x\nAuthorization: Bearer "
                + rig.acme().token()
                + "\n"
                + more
                + "\n\n";
    }

    private static String amount(String number) {
        return "{\"attributes\":{\"a\":" + number + "}}";
    }

    /// Arrays within the two objects that every body has.
    private static String nested(int levels) {
        var arrays = levels - 2;
        return "{\"attributes\":{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}}";
    }

    private static byte[] ofLength(int length) {
        var empty = "{\"subject\":\"\"}";
        return ("{\"subject\":\"" + "x".repeat(length - empty.length()) + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] quoted(int... inside) {
        var head = "{\"subject\":\"";
        var bytes = new byte[head.length() + inside.length + 2];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, head.length());
        for (var i = 0; i < inside.length; i++) {
            bytes[head.length() + i] = (byte) inside[i];
        }
        bytes[bytes.length - 2] = '"';
        bytes[bytes.length - 1] = '}';
        return bytes;
    }
}
