package caseloom.connections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How many slots of a connection were granted lately, in ticks: a tick is as many seconds as the
/// rate has minutes. A slot is good within its tick, so no time of the rate's length sees more
/// requests than the rate says.
///
/// @param minutes of the rate that the ticks are made for
/// @param tick the newest in which a slot was granted
/// @param granted in that tick, in the one before, and so on
record Window(int minutes, long tick, List<Integer> granted) {

    /// How many ticks there are in the time that a rate looks at.
    static final int TICKS = 60;

    /// How far ahead slots are granted: to the first tick that no longer sees what is granted now.
    private static final int AHEAD_MOST = TICKS + 1;

    Window {
        granted = List.copyOf(granted);
    }

    /// Slots of one tick.
    ///
    /// @param count how many; 0 when all ticks are taken as far ahead as slots are granted
    record Grant(Window window, long tick, int count) {}

    static long tick(Rate rate, Instant at) {
        return Math.floorDiv(at.getEpochSecond(), (long) rate.minutes());
    }

    static Instant begin(Rate rate, long tick) {
        return Instant.ofEpochSecond(Math.multiplyExact(tick, (long) rate.minutes()));
    }

    /// Grants slots in the first tick that has enough of them, from now on and never before one
    /// that was granted already: who asks first is served first.
    ///
    /// @param least how many must be in one tick; at least 1, and no more than the rate allows
    /// @param wanted how many at most
    Grant grant(Rate rate, long now, int least, int wanted) {
        var window = fits(rate, now) ? movedTo(Math.max(now, tick)) : empty(rate, now);
        while (window.free(rate) < least && window.tick <= now + AHEAD_MOST) {
            window = window.movedTo(window.tick + 1);
        }
        var count = window.tick > now + AHEAD_MOST ? 0 : Math.clamp(wanted, 0, window.free(rate));
        return new Grant(window.with(count), window.tick, count);
    }

    /// Another rate has other ticks, and a clock that was set back would wait for long.
    private boolean fits(Rate rate, long now) {
        return minutes == rate.minutes() && tick <= now + 2 * TICKS;
    }

    private static Window empty(Rate rate, long now) {
        return new Window(rate.minutes(), now, List.of());
    }

    /// One tick more than the rate looks at, since a slot may be used at the end of its tick.
    private int free(Rate rate) {
        return rate.requests() - granted.stream().mapToInt(Integer::intValue).sum();
    }

    private Window movedTo(long later) {
        var moved = new ArrayList<Integer>();
        for (var gap = tick; gap < later && moved.size() <= TICKS; gap++) {
            moved.add(0);
        }
        for (var count : granted) {
            if (moved.size() <= TICKS) {
                moved.add(count);
            }
        }
        return new Window(minutes, later, moved);
    }

    private Window with(int more) {
        if (more == 0) {
            return this;
        }
        var counts = new ArrayList<>(granted);
        if (counts.isEmpty()) {
            counts.add(0);
        }
        counts.set(0, counts.getFirst() + more);
        return new Window(minutes, tick, counts);
    }
}
