package caseloom.files;

import caseloom.HandClock;
import caseloom.TestServer;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.db.DatabaseAddress;
import caseloom.db.Db;
import caseloom.db.TestDatabase;
import caseloom.db.Tx;
import caseloom.s3.Bucket;
import caseloom.s3.StandInS3;
import caseloom.settings.Env;
import caseloom.vault.TestVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Files without a server: two organizations, a folder, and a clock that moves by hand. What is
/// larger than a hundred bytes goes into the folder.
final class FilesRig implements AutoCloseable {

    static final OrganizationId ACME = new OrganizationId(1);
    static final OrganizationId GLOBEX = new OrganizationId(2);

    private final TestDatabase database = TestDatabase.fresh();
    private final HandClock clock = new HandClock(TestServer.START);
    private final Path folder;
    private final Filing filing;

    FilesRig(String... settings) {
        try {
            folder = Files.createTempDirectory("caseloom-files");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.db()
                .system(tx ->
                        tx.change(
                                "insert into organizations (name, created_at)"
                                        + " values ('acme', now()), ('globex', now())"));
        filing = another(settings);
    }

    /// What another node has, or the same one after a restart.
    Filing another(String... settings) {
        return Filing.of(ground(), settings(settings), TestServer.PUBLIC_URL, folder);
    }

    /// Where this installation keeps its large files.
    FolderByteStore largeFiles() {
        return Filing.folder(ground(), settings(), folder);
    }

    private Filing.Ground ground() {
        return new Filing.Ground(
                database.db(), TestVault.on(database.db()), clock, RandomGenerator.getDefault());
    }

    static FilesSettings settings(String... settings) {
        var environment = new HashMap<String, String>();
        environment.put(Env.PREFIX + "FILES_IN_DATABASE_MOST", "100");
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            environment.put(Env.PREFIX + parts[0], parts[1]);
        }
        return FilesSettings.from(new Env(environment));
    }

    DatabaseAddress address() {
        return database.address();
    }

    Db db() {
        return database.db();
    }

    HandClock clock() {
        return clock;
    }

    Path folder() {
        return folder;
    }

    FolderByteStore folderStore() {
        return new FolderByteStore(folder, db(), clock);
    }

    /// Large files in a bucket of that storage; to be asked for as often as one likes.
    BucketByteStore bucketStore(StandInS3 storage) {
        var settings = settings(storage.settings());
        return (BucketByteStore)
                Filing.shelves(ground(), settings, largeFiles(), bucket(settings)).forSize(101);
    }

    private Optional<Bucket> bucket(FilesSettings settings) {
        return settings.bucket().map(given -> new Bucket(given, clock));
    }

    /// What this installation calls itself in shared places.
    String installation() {
        return Filing.installation(ground());
    }

    Filing filing() {
        return filing;
    }

    FileRecord stage(String name, byte[] content) {
        return stage(filing, name, content);
    }

    FileRecord stage(Filing with, String name, byte[] content) {
        return TestServer.done(
                with.files().stage(ACME, FileKind.ATTACHMENT, FileName.of(name), content));
    }

    void join(FileRecord file, long caseNumber, @Nullable String variable) {
        join(file.number(), caseNumber, variable);
    }

    void join(long file, long caseNumber, @Nullable String variable) {
        var joining =
                new Joining(
                        ACME,
                        new CaseId(caseNumber),
                        file,
                        variable,
                        "intake_step",
                        clock.instant());
        db().system(tx -> {
            filing.files().join(tx, List.of(joining));
            return true;
        });
    }

    /// Writes the row of a file that is stored by hand.
    void row(Tx tx, FileKey key, FilePlace place, long size) {
        new FilesStore()
                .stage(
                        tx,
                        new FileRecord(
                                key.number(),
                                key.organization(),
                                FileKind.ATTACHMENT,
                                "one",
                                "",
                                ContentTypes.UNKNOWN,
                                ContentTypes.UNKNOWN,
                                size,
                                "0".repeat(64),
                                place,
                                clock.instant()));
    }

    long rows(String table) {
        return db().system(tx ->
                tx.first("select count(*) from " + table, row -> row.getLong(1)).orElseThrow());
    }

    /// How many files the folder holds.
    long inFolder() {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
