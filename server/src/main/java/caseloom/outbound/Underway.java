package caseloom.outbound;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What a call has under way, so that another thread can break it off.
final class Underway {

    private @Nullable Runnable stop;
    private boolean abandoned;

    /// From now on this is under way.
    ///
    /// @throws IOException when the call was abandoned; then this is broken off already
    synchronized void begin(Runnable stopping) throws IOException {
        if (abandoned) {
            stopping.run();
            throw new IOException("the call was abandoned");
        }
        stop = stopping;
    }

    /// Breaks off what is under way and lets nothing further begin.
    synchronized void abandon() {
        abandoned = true;
        if (stop != null) {
            stop.run();
        }
    }
}
