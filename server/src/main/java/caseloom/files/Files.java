package caseloom.files;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files of organizations. A file is staged first: its bytes are on disk, but nobody sees it until
/// what brought it is on disk too. Safe to share.
public final class Files {

    private static final int LISTED_MOST = 10;

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
            return Outcome.refused(new Refusal.TooMany("bytes of a file", settings.most()));
        }
        var bytes = shelves.forSize(content.length);
        var file =
                new FileRecord(
                        db.atOnce(store::number),
                        organization,
                        kind,
                        name.text(),
                        name.ending(),
                        ContentTypes.of(name.ending()),
                        TypeDetection.of(content, name),
                        content.length,
                        sha256(content),
                        bytes.place(),
                        clock.instant());
        try {
            bytes.put(file.key(), new ByteArrayInputStream(content), tx -> store.stage(tx, file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store file " + file.number(), e);
        }
        return Outcome.done(file);
    }

    /// Gives up a staged file, when what brought it is refused after all. Nothing happens when it
    /// is kept already.
    public void discard(FileRecord file) {
        if (db.tx(file.organization(), tx -> store.discard(tx, file))) {
            try {
                shelves.at(file.place()).remove(file.key());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove file " + file.number(), e);
            }
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

    /// Makes files part of cases, staged ones and such that were kept before, for many cases at
    /// once. Needs a transaction that is given up when this fails.
    ///
    /// @throws caseloom.db.DatabaseFault of kind `REFUSED` when one of the files is not there
    public void join(Tx tx, List<Joining> joinings) {
        if (!joinings.isEmpty()) {
            store.join(tx, new JoiningBatch(joinings));
        }
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

    /// Removes the bytes of files that have no row any more.
    public void removeBytes(List<FileRecord> files) {
        for (var file : files) {
            try {
                // The bytes in the database went with the row.
                if (file.place() == FilePlace.FOLDER) {
                    shelves.at(file.place()).remove(file.key());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove file " + file.number(), e);
            }
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

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
