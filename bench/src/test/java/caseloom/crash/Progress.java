package caseloom.crash;

import caseloom.bench.Ticks;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How many creations were answered, and for how long at most none was. Safe to share.
final class Progress {

    private final Ticks ticks;
    private int answered;
    private long last;
    private long longest;

    Progress(Ticks ticks) {
        this.ticks = ticks;
        this.last = ticks.now();
    }

    synchronized void answer() {
        look();
        last = ticks.now();
        answered++;
        notifyAll();
    }

    synchronized int answered() {
        return answered;
    }

    /// Waits until so many answers came.
    synchronized void await(int count, Duration most) throws InterruptedException {
        var begin = ticks.now();
        while (answered < count) {
            var left = most.minus(ticks.since(begin));
            if (!left.isPositive()) {
                throw new AssertionError("only " + answered + " answers after " + most);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left.toNanos());
        }
    }

    /// From here on the longest stall is looked for anew.
    synchronized void watch() {
        longest = 0;
    }

    /// The longest time without an answer that was not over when the watch began.
    synchronized Duration longestStall() {
        look();
        return Duration.ofNanos(longest);
    }

    private void look() {
        longest = Math.max(longest, ticks.now() - last);
    }
}
