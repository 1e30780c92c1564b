package caseloom.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopTest {

    private final LinkedBlockingQueue<String> passes = new LinkedBlockingQueue<>();

    @Test
    void aWokenLoopPassesAtOnceHoweverLongItWouldHaveWaited() throws InterruptedException {
        try (var loop = new Loop("test", Duration.ofDays(1), () -> noted("pass"))) {
            loop.start();
            assertThat(passes.poll(20, TimeUnit.SECONDS)).isEqualTo("pass");

            loop.wake();

            assertThat(passes.poll(20, TimeUnit.SECONDS)).isEqualTo("pass");
        }
    }

    @Test
    void aLoopIsNotWokenFromItsRestAndClosedAllTheSame() {
        var day = Duration.ofDays(1);
        try (var loop = new Loop("test", Duration.ZERO, day, this::resting)) {
            loop.start();
            loop.wake();
        }

        assertThat(passes).isEmpty();
    }

    @Test
    void aPassThatFailsDoesNotEndTheLoop() throws InterruptedException {
        try (var loop = new Loop("test", Duration.ofDays(1), this::failing)) {
            loop.start();
            assertThat(passes.poll(20, TimeUnit.SECONDS)).isEqualTo("failing");

            loop.wake();

            assertThat(passes.poll(20, TimeUnit.SECONDS)).isEqualTo("failing");
        }
    }

    @Test
    void aClosedLoopPassesNoMoreAndMayBeClosedTwice() {
        var loop = new Loop("test", Duration.ofDays(1), () -> noted("pass"));

        loop.close();
        loop.start();
        loop.close();

        assertThat(loop.running()).isFalse();
        assertThat(passes).isEmpty();
    }

    private void noted(String what) {
        passes.add(what);
    }

    private Duration resting() {
        passes.add("resting");
        return Duration.ZERO;
    }

    private void failing() {
        passes.add("failing");
        throw new IllegalStateException("a bug");
    }
}
