package caseloom.engine;

import caseloom.db.DatabaseFault;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Keeps the log of a simulated world to itself, and remembers what should never stand there: an
/// error, or an exception that no fault of the store explains. For one thread.
final class LogWatch implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("caseloom");
    private final Listening listening = new Listening();
    private @Nullable String complaint;

    private final class Listening extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            var thrown =
                    event.getThrowableProxy() instanceof ThrowableProxy proxy
                            ? proxy.getThrowable()
                            : null;
            var explained = thrown == null || thrown instanceof DatabaseFault;
            if (!explained || event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                complaint = event.getFormattedMessage() + (thrown == null ? "" : ": " + thrown);
            }
        }
    }

    void start() {
        listening.setContext(logger.getLoggerContext());
        listening.start();
        logger.addAppender(listening);
        logger.setAdditive(false);
        logger.setLevel(Level.WARN);
    }

    /// Throws when something stood in the log since the last time.
    void check() {
        var found = complaint;
        complaint = null;
        Audit.hold(found == null, () -> "in the log: " + found);
    }

    @Override
    public void close() {
        logger.detachAppender(listening);
        listening.stop();
        logger.setAdditive(true);
        logger.setLevel(null);
    }
}
