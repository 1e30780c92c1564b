package caseloom.http;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Short bodies that would become large trees.
class BodyTreeTest {

    private static final int POOL = 8 * 1024 * 1024;
    private static final String MEMORY = "HTTP_BODY_MEMORY=" + POOL;

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[1]", "\"ab\"", "{\"a\":{}}", "{\"a\":\"b\"}", "1.5"})
    void treesTogetherHaveABound(String item) {
        var one = takenBy(item);
        try (var rig = rig()) {
            var fit = (int) (POOL / one);
            assertThat(one).isGreaterThan(HttpRig.BODY_MOST * 3L);

            var wires = new ArrayList<Wire>();
            for (var i = 0; i < fit; i++) {
                wires.add(rig.wire().lines(request(item)));
            }
            rig.echo.entered.acquireUninterruptibly(fit);
            assertThat(rig.bodyMemory()).isEqualTo(fit * one).isLessThanOrEqualTo(POOL);
            try (var more = rig.wire()) {
                assertThat(more.lines(request(item)).reply().status()).isEqualTo(503);
            }

            rig.echo.mayGo.countDown();
            wires.forEach(wire -> assertThat(wire.reply().status()).isEqualTo(200));
            wires.forEach(Wire::close);
            untilNothingIsTaken(rig);
        }
    }

    @Test
    void aBodyHasABoundOfItsOwn() {
        try (var rig = new HttpRig("HTTP_BODY_NODES=1000").open()) {
            rig.echo.mayGo.countDown();

            for (var item : List.of("[]", "{}", "1", "\"\"", "null", "[[]]", "{\"a\":1}")) {
                assertThat(sent(rig, body(item, 333))).as(item).isEqualTo(200);
                assertThat(sent(rig, body(item, 1_000))).as(item).isEqualTo(413);
            }
            assertThat(sent(rig, body("1", 999))).isEqualTo(200);
            assertThat(sent(rig, "\"" + "x".repeat(90_000) + "\"")).isEqualTo(200);
            untilNothingIsTaken(rig);
        }
    }

    /// What one such body takes while it is handled.
    private static long takenBy(String item) {
        try (var rig = rig();
                var wire = rig.wire().lines(request(item))) {
            rig.echo.entered.acquireUninterruptibly();
            var taken = rig.bodyMemory();
            rig.echo.mayGo.countDown();
            assertThat(wire.reply().status()).isEqualTo(200);
            return taken;
        }
    }

    /// Only the memory sets a bound.
    private static HttpRig rig() {
        return new HttpRig(MEMORY, "HTTP_BODY_NODES=100000000").open();
    }

    private static int sent(HttpRig rig, String body) {
        try (var wire = rig.wire()) {
            return wire.lines(request(body, body.length())).reply().status();
        }
    }

    private static String request(String item) {
        var body = body(item, (HttpRig.BODY_MOST - 2) / (item.length() + 1));
        return request(body, body.length());
    }

    private static String request(String body, int length) {
        return "POST /echo/tree HTTP/1.1\nHost: x\nContent-Length: " + length + "\n\n" + body;
    }

    private static String body(String item, int count) {
        return "[" + String.join(",", Collections.nCopies(count, item)) + "]";
    }

    /// The last answer is out a moment before its share is given back.
    private static void untilNothingIsTaken(HttpRig rig) {
        Probe.until("all memory is given back", () -> rig.bodyMemory() == 0);
    }
}
