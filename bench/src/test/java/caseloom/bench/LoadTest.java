package caseloom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LoadTest {

    private final Ticks ticks = Main.ticks();

    @Test
    void everyRequestIsSentOnceAndItsCaseKept() throws Exception {
        try (var server = new StandIn()) {
            var result = load(server, 500, 0).run(8);

            assertThat(server.cases()).isEqualTo(500);
            assertThat(result.succeeded()).isEqualTo(500);
            assertThat(LongStream.of(result.made().ids()).sorted().toArray())
                    .isEqualTo(LongStream.rangeClosed(1, 500).toArray());
            assertThat(result.latency().getTotalCount()).isEqualTo(500);
        }
    }

    @Test
    void aFailureIsCountedAndKeepsTheRestGoing() throws Exception {
        try (var server = new StandIn().answerAt(10, 500)) {
            var result = load(server, 50, 0).run(2);

            assertThat(result.failed()).isEqualTo(1);
            assertThat(result.answers().failure()).contains("500");
            assertThat(result.succeeded()).isEqualTo(49);
        }
    }

    @Test
    void whatIsRefusedForNowIsTriedAgain() throws Exception {
        try (var server = new StandIn().answerAt(10, 503)) {
            var result = load(server, 50, 0).run(2);

            assertThat(result.failed()).isZero();
            assertThat(result.answers().refused()).isEqualTo(1);
            assertThat(result.succeeded()).isEqualTo(50);
        }
    }

    @Test
    void aFixedRateIsKept() throws Exception {
        try (var server = new StandIn()) {
            var result = load(server, 200, 1000).run(4);

            assertThat(result.end() - result.start())
                    .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(199));
        }
    }

    @Test
    void aStallShowsInEveryRequestThatItHeldUp() throws Exception {
        try (var server = new StandIn().stallAt(50)) {
            var result = load(server, 300, 1000).run(1);

            assertThat(result.latency().getValueAtPercentile(50))
                    .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private Load load(StandIn server, int cases, double perSecond) {
        return new Load(new ChampDoor(server.target(), 7, Workload.W1), ticks, cases, perSecond);
    }
}
