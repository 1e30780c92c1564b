package caseloom.crash;

import caseloom.bench.Ticks;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How many creations were answered, and the longest time in which none was.
final class Progress {

    private final Ticks ticks;
    private int answered;
    private long last;
    private long longest;
    private boolean over;

    Progress(Ticks ticks) {
        this.ticks = ticks;
        this.last = ticks.now();
    }

    synchronized void answer() {
        var now = ticks.now();
        longest = Math.max(longest, now - last);
        last = now;
        answered++;
        notifyAll();
    }

    /// No more answers will come.
    synchronized void end() {
        over = true;
        notifyAll();
    }

    /// Waits until so many answers came; false when there will not be as many.
    synchronized boolean await(int count, Duration most) throws InterruptedException {
        var begin = ticks.now();
        while (answered < count && !over) {
            var left = most.minus(ticks.since(begin));
            if (!left.isPositive()) {
                throw new AssertionError("only " + answered + " answers after " + most);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left.toNanos());
        }
        return answered >= count;
    }

    synchronized int answered() {
        return answered;
    }

    synchronized Duration longestStall() {
        return Duration.ofNanos(longest);
    }
}
