package caseloom.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAllowanceTest {

    private static final int ITEMS = 20_000;

    private final AtomicLong taken = new AtomicLong();

    /// What a thread allocates in all is more than what the tree keeps, since tables are made anew
    /// when they grow and numbers by way of others. So it is not far off on either side.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "[1]",
                "[[[[]]]]",
                "1234",
                "12345678901",
                "1.5",
                "123456789012345678901234567890",
                "\"ab\"",
                "\"a\\nb\"",
                "\"ünï\"",
                "\"☂☂☂\"",
                "{\"a\":{}}",
                "{\"a\":\"b\",\"c\":\"d\"}",
                "{\"a\":{\"a\":{\"a\":{\"a\":1}}}}"
            })
    void whatIsTakenIsAboutWhatATreeNeeds(String item) throws JsonFault {
        var bytes = list(item, ITEMS);
        read(bytes, Integer.MAX_VALUE);
        taken.set(0);

        var before = allocated();
        read(bytes, Integer.MAX_VALUE);
        var made = allocated() - before;

        assertThat(taken.get()).as(item + " of " + made).isBetween(made / 3, made * 3);
    }

    @Test
    void aLongTextTakesItsBytesAndThoseOfWhereItIsPutTogether() throws JsonFault {
        var length = 1_000_000;

        assertThat(takenBy("x".repeat(length))).isBetween(length, length + 1_000);
        assertThat(takenBy("x".repeat(length) + "\\n")).isBetween(2 * length, 2 * length + 1_000);
        assertThat(takenBy("x".repeat(length) + "☂")).isBetween(4 * length, 4 * length + 1_000);
    }

    @Test
    void valuesAndNamesOfMembersAreCounted() throws JsonFault {
        var text = "[1,\"a\",null,{},[true],{\"k\":0.5}]".getBytes(StandardCharsets.UTF_8);

        assertThat(read(text, 10)).isEqualTo(Json.read(text));
        assertThatExceptionOfType(JsonTooLarge.class).isThrownBy(() -> read(text, 9));
    }

    @Test
    void severalTreesShareOneAllowance() throws JsonFault {
        var allowance = new JsonAllowance(10, taken::addAndGet);
        var five = "[1,2,3,4]".getBytes(StandardCharsets.UTF_8);

        Json.read(five, Json.DEPTH_MOST, allowance);
        Json.read(five, Json.DEPTH_MOST, allowance);

        assertThat(allowance.room(1, 0)).isFalse();
        assertThatExceptionOfType(JsonTooLarge.class)
                .isThrownBy(() -> Json.read(five, Json.DEPTH_MOST, allowance));
    }

    @Test
    void aMemoryThatHasNoMoreEndsTheReading() {
        var bytes = list("[]", ITEMS);
        var allowance =
                new JsonAllowance(
                        Integer.MAX_VALUE,
                        more -> {
                            if (taken.addAndGet(more) > 100_000) {
                                throw new IllegalStateException("no more");
                            }
                        });

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Json.read(bytes, Json.DEPTH_MOST, allowance));
        assertThat(taken).hasValueLessThan(200_000);
    }

    private int takenBy(String text) throws JsonFault {
        taken.set(0);
        read(("\"" + text + "\"").getBytes(StandardCharsets.UTF_8), 1);
        return taken.intValue();
    }

    private JsonNode read(byte[] bytes, int nodesMost) throws JsonFault {
        return Json.read(bytes, Json.DEPTH_MOST, new JsonAllowance(nodesMost, taken::addAndGet));
    }

    private static byte[] list(String item, int count) {
        return ("[" + String.join(",", Collections.nCopies(count, item)) + "]")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
