package caseloom.ops;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log of this process, on the error stream. `logback.xml` sets it up for people; this changes
/// what an entry looks like once the settings are known, and takes in what libraries log through
/// the JDK.
public final class Logs {

    private Logs() {}

    public static void use(OpsSettings.LogFormat format) {
        takeIn();
        switch (format) {
            case TEXT -> {}
            case JSON -> json();
        }
    }

    private static void takeIn() {
        LogManager.getLogManager().reset();
        var root = java.util.logging.Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new FromJdk());
    }

    /// Hands records of the JDK's own logging on, warnings as warnings and worse as errors.
    private static final class FromJdk extends Handler {

        @Override
        public void publish(LogRecord said) {
            var logger = LoggerFactory.getLogger(String.valueOf(said.getLoggerName()));
            var level =
                    said.getLevel().intValue() > Level.WARNING.intValue()
                            ? org.slf4j.event.Level.ERROR
                            : org.slf4j.event.Level.WARN;
            logger.atLevel(level)
                    .setCause(said.getThrown())
                    .log(new SimpleFormatter().formatMessage(said));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static void json() {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        var encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.start();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
    }
}
