package caseloom.files;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.s3.BucketFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files of organizations. A file is staged first: its bytes are on disk, but nobody sees it until
/// what brought it is on disk too. Safe to share.
public final class Files {

    private static final Logger LOG = LoggerFactory.getLogger(Files.class);

    private static final int LISTED_MOST = 10;

    private static final String BYTES_OF_A_FILE = "bytes of a file";

    private static final Refusal EMPTY =
            Refusal.Invalid.of("file", "It has at least one byte.", "Send a file with content.");

    /// Bytes that the database keeps are in memory as they came, together, and as they are sent.
    private static final int MADE_OF_A_BYTE = 3;

    private final Db db;
    private final InstantSource clock;
    private final FilesSettings settings;
    private final Shelves shelves;
    private final FilesStore store = new FilesStore();

    Files(Db db, InstantSource clock, FilesSettings settings, Shelves shelves) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.shelves = shelves;
    }

    /// Stores a file that is not empty; it is on disk, and staged, when this returns. The bytes are
    /// not copied and must not be changed meanwhile.
    public Outcome<FileRecord> stage(
            OrganizationId organization, FileKind kind, FileName name, byte[] content) {
        if (content.length == 0) {
            throw new IllegalArgumentException("a file is not empty");
        }
        if (content.length > settings.most()) {
            return Outcome.refused(new Refusal.TooMany(BYTES_OF_A_FILE, settings.most()));
        }
        var stream = new ByteArrayInputStream(content);
        try {
            return stage(organization, new Incoming(kind, name, stream, settings.most(), false));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store a file", e);
        }
    }

    /// The same for bytes that are still to come; only their beginning is ever in memory. What was
    /// refused, or broke off, leaves nothing.
    ///
    /// @throws IOException when the bytes cannot be read or stored
    public Outcome<FileRecord> stage(OrganizationId organization, Incoming incoming)
            throws IOException {
        var content = new Measured(incoming.content(), incoming.most());
        try {
            var beginning = content.readNBytes(settings.beginning());
            if (beginning.length == 0) {
                return Outcome.refused(EMPTY);
            }
            var type = TypeDetection.of(beginning, incoming.name());
            if (incoming.strict() && !TypeFit.of(ContentTypes.of(incoming.name().ending()), type)) {
                return Outcome.refused(notAsNamed(incoming.name(), type));
            }
            var key = new FileKey(organization, db.atOnce(store::number));
            var place = shelves.forSize(beginning.length);
            var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var draft = new Draft(key, incoming, type, place.place(), at);
            var all = new SequenceInputStream(new ByteArrayInputStream(beginning), content);
            // The row is made when all bytes have flown by.
            place.put(key, all, tx -> store.stage(tx, draft.of(content)));
            return Outcome.done(draft.of(content));
        } catch (Measured.TooLong _) {
            return Outcome.refused(new Refusal.TooMany(BYTES_OF_A_FILE, incoming.most()));
        }
    }

    /// How much memory a file takes while it is staged.
    public long memory() {
        return MADE_OF_A_BYTE * (long) settings.beginning();
    }

    private static Refusal notAsNamed(FileName name, String type) {
        return Refusal.Invalid.of(
                "file",
                "Its bytes are what the ending of its name says; "
                        + name.text()
                        + " looks like "
                        + type
                        + ".",
                "Send it under a name that ends as its format does.");
    }

    /// A file of which everything is known but its bytes.
    private record Draft(FileKey key, Incoming incoming, String type, FilePlace place, Instant at) {

        FileRecord of(Measured content) {
            var name = incoming.name();
            return new FileRecord(
                    key.number(),
                    key.organization(),
                    incoming.kind(),
                    name.text(),
                    name.ending(),
                    ContentTypes.of(name.ending()),
                    type,
                    content.size(),
                    content.sha256(),
                    place,
                    at);
        }
    }

    /// Gives up a staged file, when what brought it is refused after all. Nothing happens when it
    /// is kept already.
    public void discard(FileRecord file) {
        if (db.tx(file.organization(), tx -> store.discard(tx, file))) {
            removeBytes(file);
        }
    }

    /// A file that is kept; empty also when it is another organization's.
    public Optional<FileRecord> find(OrganizationId organization, long number) {
        return db.tx(organization, tx -> store.find(tx, organization, number));
    }

    /// The files of a case, oldest first (L-156), ten at most (L-155).
    public FilesOfCase ofCase(OrganizationId organization, CaseId number) {
        return db.tx(organization, tx -> store.ofCase(tx, organization, number, LISTED_MOST));
    }

    /// The files of a case by number, those above one.
    public List<FiledFile> page(OrganizationId organization, CaseId number, long after, int most) {
        return db.tx(organization, tx -> store.page(tx, organization, number, after, most));
    }

    /// A file of a case; empty also when it is another case's.
    public Optional<FiledFile> inCase(OrganizationId organization, CaseId number, long file) {
        return db.tx(organization, tx -> inCase(tx, organization, number, file));
    }

    /// The same in a transaction.
    public Optional<FiledFile> inCase(
            Tx tx, OrganizationId organization, CaseId number, long file) {
        return store.inCase(tx, organization, number, file);
    }

    /// Makes files part of cases, staged ones and such that were kept before, for many cases at
    /// once. Needs a transaction that is given up when this fails.
    ///
    /// @throws caseloom.db.DatabaseFault of kind `REFUSED` when one of the files is not there
    public void join(Tx tx, List<Joining> joinings) {
        if (!joinings.isEmpty()) {
            store.join(tx, new JoiningBatch(joinings));
        }
    }

    /// Keeps a staged file that belongs to no case.
    ///
    /// @throws caseloom.db.DatabaseFault of kind `REFUSED` when it is not there
    public void keep(Tx tx, FileRecord file, Instant at) {
        if (!store.keep(tx, file, at)) {
            throw FilesStore.gone();
        }
    }

    /// The same as `find`, in a transaction.
    public Optional<FileRecord> find(Tx tx, OrganizationId organization, long number) {
        return store.find(tx, organization, number);
    }

    /// Those that are kept and have one of these numbers.
    public List<FileRecord> byNumbers(Tx tx, OrganizationId organization, long[] numbers) {
        return store.byNumbers(tx, organization, numbers);
    }

    /// Removes the row of a file, and takes it away from all cases; its bytes are to be removed
    /// after the commit.
    public Optional<FileRecord> remove(Tx tx, OrganizationId organization, long number) {
        return store.forget(tx, organization, number);
    }

    /// Keeps staged files as those of a comment, which are files of its case too.
    ///
    /// @throws caseloom.db.DatabaseFault of kind `REFUSED` when one of the files is not there
    public void attach(Tx tx, Attaching attaching) {
        if (!attaching.files().isEmpty()) {
            store.attach(tx, attaching);
        }
    }

    /// The numbers of the files of comments of a case, by the numbers of the comments.
    public Map<Long, List<Long>> ofComments(
            Tx tx, OrganizationId organization, CaseId number, long[] comments) {
        return store.ofComments(tx, organization, number, comments);
    }

    /// Takes their files away from cases, and removes the rows of those that belong to none any
    /// more; their bytes are to be removed after the commit.
    public List<FileRecord> leave(Tx tx, long[] cases) {
        var left = store.leave(tx, cases);
        return left.length == 0 ? List.of() : store.forgetUnused(tx, left);
    }

    /// Takes one file away from a case, and removes its row when no other case has it; gives those
    /// whose bytes are to be removed after the commit. Empty when the case has no such file.
    public Optional<List<FileRecord>> leave(
            Tx tx, OrganizationId organization, CaseId number, long file) {
        return store.leave(tx, organization, number, file)
                ? Optional.of(store.forgetUnused(tx, new long[] {file}))
                : Optional.empty();
    }

    /// Removes the bytes of files that have no row any more.
    public void removeBytes(List<FileRecord> files) {
        files.forEach(this::removeBytes);
    }

    /// In a bucket that is not there or not ours any more they stay among the loose objects.
    private void removeBytes(FileRecord file) {
        if (!shelves.has(file.place())) {
            return;
        }
        try {
            // The bytes in the database went with the row.
            if (!(file.place() instanceof FilePlace.InDatabase)) {
                shelves.at(file.place()).remove(file.key());
            }
        } catch (BucketFault e) {
            LOG.warn("file {} stays in the bucket until the sweep comes", file.number(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove file " + file.number(), e);
        }
    }

    /// Writes down who asked for a file, and with which key (L-199).
    public void noteDownload(FileRecord file, String email, long key) {
        db.tx(
                file.organization(),
                tx -> {
                    store.noteDownload(tx, file, email, key, clock.instant());
                    return true;
                });
    }

    /// The bytes from there on, to be closed; they are read as they are asked for.
    ///
    /// @throws UncheckedIOException when they cannot be read
    public InputStream open(FileRecord file, long offset) {
        try {
            return shelves.at(file.place()).open(file.key(), offset);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read file " + file.number(), e);
        }
    }
}
