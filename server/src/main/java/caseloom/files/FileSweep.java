package caseloom.files;

import caseloom.db.Db;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Clears away what a crash or a refused request left behind: staged files that nothing wants any
/// more, and bytes in the folder or the bucket that have no row.
public final class FileSweep {

    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);

    private static final int BATCH = 500;

    private final Db db;
    private final InstantSource clock;
    private final FilesSettings settings;
    private final Shelves shelves;
    private final FilesStore store = new FilesStore();
    private Instant lookedUpTo = Instant.EPOCH;

    FileSweep(Db db, InstantSource clock, FilesSettings settings, Shelves shelves) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.shelves = shelves;
    }

    /// For one thread.
    public void pass() {
        try {
            var staged = forgetAllStaged();
            var strays = removeStrays();
            var loose = removeAllLoose();
            if (staged + strays + loose > 0) {
                LOG.info(
                        "removed {} staged files, {} stray ones and {} loose objects",
                        staged,
                        strays,
                        loose);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot sweep the files", e);
        }
    }

    private int forgetAllStaged() throws IOException {
        var all = 0;
        var batch = BATCH;
        while (batch == BATCH) {
            batch = forgetStaged();
            all += batch;
        }
        return all;
    }

    /// A file has its row soon after its bytes, so the first pass looks at all files of the folder,
    /// and each later one only at those that have grown old enough since.
    private int removeStrays() throws IOException {
        var then = clock.instant().minus(settings.strayFor());
        var strays = new Strays();
        shelves.folder().eachBetween(lookedUpTo, then, strays::add);
        strays.remove();
        lookedUpTo = then;
        return strays.removed;
    }

    private int removeAllLoose() throws IOException {
        var all = 0;
        var batch = shelves.bucket().isPresent() ? BATCH : 0;
        while (batch == BATCH) {
            batch = removeLoose(shelves.bucket().orElseThrow());
            all += batch;
        }
        return all;
    }

    private static int removeLoose(BucketByteStore bucket) throws IOException {
        var claimed = bucket.claimLoose(BATCH);
        for (var key : claimed) {
            bucket.remove(key);
        }
        return claimed.size();
    }

    /// Rows first: bytes without a row are found again, a row without bytes would be a broken file.
    private int forgetStaged() throws IOException {
        var before = clock.instant().minus(settings.stagedFor());
        var forgotten = db.system(tx -> store.forgetStaged(tx, before, BATCH));
        for (var file : forgotten) {
            if (file.place() instanceof FilePlace.InFolder) {
                shelves.folder().remove(file.key());
            }
        }
        return forgotten.size();
    }

    /// Files of the folder, looked up many at a time.
    private final class Strays {

        private final List<FileKey> suspects = new ArrayList<>();
        private int removed;

        void add(FileKey key) {
            suspects.add(key);
            if (suspects.size() == BATCH) {
                try {
                    remove();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        void remove() throws IOException {
            var known = new HashSet<>(db.atOnce(tx -> store.inFolder(tx, suspects)));
            for (var key : suspects) {
                if (!known.contains(key)) {
                    shelves.folder().remove(key);
                    removed++;
                }
            }
            suspects.clear();
        }
    }
}
