package caseloom.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caseloom.core.Seeds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{]",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\"}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "tru",
                "nul",
                "truex",
                "01",
                "-",
                "-01",
                "+1",
                "1.",
                ".5",
                "1e",
                "1e+",
                "0x1",
                "NaN",
                "Infinity",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"\t\"",
                "// c\n1",
                "[1 2]",
                "\\",
                "1_0"
            })
    void c21_textThatIsNotWellFormedIsRefused(String text) {
        assertThatExceptionOfType(JsonFault.class).isThrownBy(() -> read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22c0af22",
                "22c1bf22",
                "22e080af22",
                "22f08080af22",
                "22eda08022",
                "22edbfbf22",
                "22f490808022",
                "22f522",
                "22ff22",
                "228022",
                "22c322",
                "22e28222",
                "22c3",
                "efbbbf7b7d",
                "fffe7b007d00",
                "7b007d00"
            })
    void c21_bytesThatAreNotUtf8AreRefused(String hex) {
        assertThatExceptionOfType(JsonFault.class)
                .isThrownBy(() -> Json.read(HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} x", "{}{}", "{},", "1 2", "null null", "{}\u0000", "{}\u00a0"})
    void c21_textAfterTheValueIsRefused(String text) {
        assertThatExceptionOfType(JsonFault.class).isThrownBy(() -> read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"a\"", "1", "true", "null"})
    void c21_otherValuesThanObjectsAreRefusedWhereAnObjectIsNeeded(String text) {
        assertThatExceptionOfType(JsonFault.class)
                .isThrownBy(() -> Json.readObject(text.getBytes(UTF_8)))
                .withMessage("not a JSON object");
    }

    @Test
    void c21_aHundredLevelsAreReadAndOneMoreIsRefused() throws JsonFault {
        assertThat(read("[".repeat(100) + "]".repeat(100)).isArray()).isTrue();
        assertThat(read("{\"a\":".repeat(99) + "[]" + "}".repeat(99)).isObject()).isTrue();

        assertThatExceptionOfType(JsonFault.class)
                .isThrownBy(() -> read("[".repeat(101) + "]".repeat(101)))
                .withMessageContaining("deeper than 100 levels");
        assertThatExceptionOfType(JsonFault.class)
                .isThrownBy(() -> read("[".repeat(10_000_000)))
                .withMessageContaining("deeper than 100 levels");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e399",
                "-1e398",
                "1e-398",
                "-1e-397",
                "0e5",
                "0e999999999",
                "1.5e0",
                "0.0e-3"
            })
    void c21_numbersOfUpToFourHundredCharactersAreRead(String text) throws JsonFault {
        assertThat(read(text).decimalValue()).isEqualByComparingTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e399",
                "1e-399",
                "-1e-398",
                "1e999999999",
                "1e-999999999",
                "1e99999999999",
                "1E2147483648",
                "0e-999",
                "12.5e399"
            })
    void c21_numbersThatAreTooLongWrittenOutAreRefused(String text) {
        assertThatExceptionOfType(JsonFault.class).isThrownBy(() -> read(text));
    }

    @Test
    void c21_numbersThatAreTooLongAsSentAreRefused() throws JsonFault {
        assertThat(read("7".repeat(400)).bigIntegerValue()).hasToString("7".repeat(400));

        assertThatExceptionOfType(JsonFault.class).isThrownBy(() -> read("7".repeat(401)));
        assertThatExceptionOfType(JsonFault.class).isThrownBy(() -> read("-" + "7".repeat(400)));
        assertThatExceptionOfType(JsonFault.class).isThrownBy(() -> read("1e" + "0".repeat(399)));
        assertThatExceptionOfType(JsonFault.class).isThrownBy(() -> read("9".repeat(5_000_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\u0000\"",
                "{\"\\u0000\":1}",
                "\"\u0000\"",
                "\"\\ud800\"",
                "\"\\udc00\"",
                "{\"\\ud800\":1}",
                "\"\\udc00\\ud800\"",
                "\"\\ud800\\ud800\"",
                "\"\\ud800a\"",
                "\"\\ud800\\n\"",
                "\"\\ud83d\\u0041\""
            })
    void c21_nulAndUnpairedSurrogatesInStringsAndKeysAreRefused(String text) {
        assertThatExceptionOfType(JsonFault.class).isThrownBy(() -> read(text));
    }

    @Test
    void c21_escapesAndPairsAreRead() throws JsonFault {
        assertThat(read("\"\\ud83d\\ude00\\u00e9\\\"\\\\\\/\\b\\f\\n\\r\\t é😀\"").textValue())
                .isEqualTo("😀é\"\\/\b\f\n\r\t é😀");
    }

    @Test
    void c22_ofADuplicateKeyTheLastCounts() throws JsonFault {
        assertThat(read("{\"a\":1,\"b\":2,\"\\u0061\":3}")).isEqualTo(read("{\"a\":3,\"b\":2}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "42",
                "-7",
                "2147483648",
                "9223372036854775807",
                "9223372036854775808",
                "0.1",
                "1.0",
                "123456789012345678901234567890.123456789012345678901234567890",
                "0.30",
                "99999999999999999999"
            })
    void c24_aNumberComesBackAsItCame(String text) throws JsonFault {
        assertThat(Json.write(read(text))).isEqualTo(text);
    }

    @Test
    void c24_onlyTheSpellingMayChange() throws JsonFault {
        assertThat(Json.write(read("1e3"))).isEqualTo("1000");
        assertThat(Json.write(read("1.5E-7"))).isEqualTo("0.00000015");
        assertThat(Json.write(read("-0"))).isEqualTo("0");
        assertThat(Json.write(DecimalNode.valueOf(new BigDecimal("1E+20"))))
                .isEqualTo("100000000000000000000");
    }

    @Test
    void c24_whatIsWrittenIsReadBackEqual() {
        Seeds.forAll(random -> {
            var value = RandomJson.value(random, 4);

            assertThat(unchecked(Json.bytes(value))).isEqualTo(value);
            assertThat(Json.stored(Json.write(value))).isEqualTo(value);
        });
    }

    @Test
    void c24_doublesAreWrittenShortAndWithoutExponent() {
        assertThat(JsonNumbers.of(66.0)).hasToString("66");
        assertThat(Json.write(JsonNumbers.of(46.2))).isEqualTo("46.2");
        assertThat(Json.write(JsonNumbers.of(1e-7))).isEqualTo("0.0000001");
        assertThat(Json.write(JsonNumbers.of(1e21))).isEqualTo("1000000000000000000000");
        assertThat(JsonNumbers.of(-0.0)).isEqualTo(JsonNumbers.of(0));
    }

    @Test
    void c24_aDoubleHasTheShortestDecimalThatReadsBackAsIt() {
        Seeds.forAll(random -> {
            var places = Math.pow(10, random.nextInt(12));
            var value =
                    random.nextBoolean()
                            ? Math.rint(random.nextDouble(-1e6, 1e6) * places) / places
                            : Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                var exact = new BigDecimal(Double.toString(value));

                assertThat(JsonNumbers.of(value).decimalValue()).isEqualByComparingTo(exact);
                assertThat(unchecked(Json.bytes(JsonNumbers.of(value))))
                        .isEqualTo(JsonNumbers.of(value));
            }
        });
    }

    @Test
    void randomBytesGiveAValueOrAFaultAndNothingElse() {
        Seeds.forAll(random -> {
            var bytes = Json.bytes(RandomJson.value(random, 3));
            for (var i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Json.stored(Json.write(Json.read(bytes)))).isNotNull();
            } catch (JsonFault e) {
                assertThat(e.getMessage()).contains("at byte");
            }
        });
    }

    private static JsonNode read(String text) throws JsonFault {
        return Json.read(text.getBytes(UTF_8));
    }

    private static JsonNode unchecked(byte[] bytes) {
        try {
            return Json.read(bytes);
        } catch (JsonFault e) {
            throw new AssertionError(e);
        }
    }
}
