package caseloom.files.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads files, each on a thread of its own that is given up when its time is over. Such a thread
/// cannot be forced to end, so they are counted, and no file is begun while there are too many.
/// Safe to share.
public final class FileReading {

    private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);

    private final Path folder;
    private final ReadingSettings settings;
    private final AtomicInteger stuck = new AtomicInteger();

    /// Reads with these limits.
    ///
    /// @param folder for copies of what is being read; what lies there is of no use to anybody
    public FileReading(Path folder, ReadingSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /// A file to be read.
    ///
    /// @param ending of its name, in lower case
    public record Wanted(String ending, long size, Content content) {}

    /// Where its bytes come from.
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /// Whether there is a thread for another file, as far as lost ones take them.
    public boolean isAble() {
        return stuck.get() < settings.stuckMost();
    }

    /// How many threads are lost for now.
    public int stuck() {
        return stuck.get();
    }

    public ReadingSettings settings() {
        return settings;
    }

    /// Reads it, or says why not; ends in about the time that the settings give it.
    ///
    /// @throws UncheckedIOException when its bytes cannot be had now
    public Reading read(Wanted wanted) throws InterruptedException {
        if (!Kind.isRead(wanted.ending)) {
            return new Reading.Unsupported("files of its kind are not read");
        }
        if (wanted.size > settings.fileMost()) {
            return new Reading.Unsupported(
                    "it has more than "
                            + settings.fileMost()
                            + " bytes, and only its name is kept");
        }
        try {
            Files.createDirectories(folder);
            var copy = Files.createTempFile(folder, "reading", "." + wanted.ending);
            try {
                copy(wanted, copy);
                return inTime(copy, wanted.ending);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a document cannot be read now", e);
        }
    }

    private static void copy(Wanted wanted, Path to) throws IOException {
        try (var content = wanted.content.open();
                var out = Files.newOutputStream(to)) {
            content.transferTo(out);
        }
    }

    private Reading inTime(Path file, String ending) throws InterruptedException {
        var collector = new PageCollector(settings.textMost());
        var task = new FutureTask<>(() -> Parsing.of(file, ending, collector));
        var thread =
                Thread.ofPlatform()
                        .name("document-reading")
                        .daemon()
                        .stackSize(ReadingSettings.STACK)
                        .unstarted(task);
        thread.start();
        try {
            return task.get(settings.within().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            giveUp(thread, collector);
            return new Reading.Unsupported("it takes too long to read");
        } catch (InterruptedException e) {
            giveUp(thread, collector);
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a document could not be read", e);
        }
    }

    /// Most readings end at the next thing that they tell; for others somebody waits who counts.
    private void giveUp(Thread thread, PageCollector collector) {
        collector.stop("it takes too long to read");
        thread.interrupt();
        stuck.incrementAndGet();
        Thread.ofVirtual().start(() -> countUntilEnded(thread));
    }

    private void countUntilEnded(Thread thread) {
        try {
            if (!thread.join(ReadingSettings.GRACE)) {
                LOG.error(
                        "a document does not end to be read; {} threads are lost until they end or"
                                + " the server is started anew",
                        stuck.get());
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            stuck.decrementAndGet();
        }
    }
}
