package caseloom.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// Whether this server can take cases: it has started, is not stopping, and its database answers.
/// The database is asked at most once in a while, however often somebody asks us. Safe to share.
public final class Readiness implements BooleanSupplier {

    private static final Duration BELIEVED = Duration.ofMillis(500);

    private final BooleanSupplier database;
    private final InstantSource clock;
    private volatile boolean open;
    private boolean reached;
    private Instant askAgain = Instant.MIN;

    public Readiness(BooleanSupplier database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Says that the server has started, or begins to stop.
    public void open(boolean now) {
        open = now;
    }

    @Override
    public boolean getAsBoolean() {
        return open && reached();
    }

    private synchronized boolean reached() {
        var now = clock.instant();
        if (!now.isBefore(askAgain)) {
            reached = database.getAsBoolean();
            askAgain = now.plus(BELIEVED);
        }
        return reached;
    }
}
