package caseloom.time;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been started so far, to be closed in reverse order. Closing while a start is under way
/// is meant to happen: what is added afterwards is closed at once and the start ends. Safe to
/// share.
public final class Started implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Started.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;

    /// Keeps something that is open already.
    ///
    /// @throws CannotStart when all was closed meanwhile
    public <T extends AutoCloseable> T add(T part) {
        if (kept(part)) {
            return part;
        }
        close(part);
        throw new CannotStart("stopped while starting");
    }

    /// Starts a service. It is kept first: one that fails half way up is closed like the others.
    public <T extends Service> T start(T service) {
        add(service).start();
        return service;
    }

    /// Closes everything, whatever fails on the way.
    @Override
    public void close() {
        for (var part = next(); part != null; part = next()) {
            close(part);
        }
    }

    private synchronized boolean kept(AutoCloseable part) {
        if (!closed) {
            parts.push(part);
        }
        return !closed;
    }

    private synchronized @Nullable AutoCloseable next() {
        closed = true;
        return parts.poll();
    }

    private static void close(AutoCloseable part) {
        try {
            LOG.debug("closing {}", part.getClass().getSimpleName());
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("interrupted while closing {}", part.getClass().getSimpleName(), e);
        } catch (Exception e) {
            // The others must be closed too; what failed is in the log.
            LOG.warn("{} did not close well", part.getClass().getSimpleName(), e);
        }
    }
}
