package caseloom.files;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.s3.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Large files, as objects of a bucket: `<installation>/<organization>/<number>`. Bytes are written
/// into the folder first, so that their number and digest are known when the storage is told of
/// them, and an upload that breaks off never gets as far as the bucket.
///
/// What is in the bucket without a row is a *loose object*: it is written down before the bytes
/// are, and removed from that list in the transaction of their row.
final class BucketByteStore implements ByteStore {

    private static final Sql SQL = Sql.of(BucketByteStore.class, "bucket.sql");

    private final Rooms rooms;
    private final Db db;
    private final InstantSource clock;
    private final Duration looseFor;

    BucketByteStore(Rooms rooms, Db db, InstantSource clock, Duration looseFor) {
        this.rooms = rooms;
        this.db = db;
        this.clock = clock;
        this.looseFor = looseFor;
    }

    /// Where the bytes go.
    ///
    /// @param installation what the names of its objects begin with
    /// @param folder where they are before
    record Rooms(Bucket bucket, String installation, FolderByteStore folder) {}

    @Override
    public FilePlace place() {
        return new FilePlace.InBucket(rooms.bucket.name());
    }

    @Override
    public void put(FileKey key, InputStream content, Consumer<Tx> row) throws IOException {
        var measured = new Measured(content, Long.MAX_VALUE);
        var written = rooms.folder.writeAside(key, measured);
        try {
            loosen(key);
            rooms.bucket.put(object(key), written, measured.sha256());
        } finally {
            Files.deleteIfExists(written);
        }
        db.tx(
                key.organization(),
                tx -> {
                    row.accept(tx);
                    settle(tx, key);
                    return true;
                });
    }

    @Override
    public InputStream open(FileKey key, long offset) throws IOException {
        return rooms.bucket.open(object(key), offset);
    }

    @Override
    public OptionalLong size(FileKey key) throws IOException {
        return rooms.bucket.size(object(key));
    }

    /// When the storage does not do it, the object stays among the loose ones.
    @Override
    public void remove(FileKey key) throws IOException {
        rooms.bucket.remove(object(key));
        db.tx(
                key.organization(),
                tx -> tx.change(SQL.get("forget"), key.organization().value(), key.number()));
    }

    /// Objects that have been loose for too long; nobody gives them a row any more.
    List<FileKey> claimLoose(int most) {
        return db.system(tx ->
                tx.list(
                        SQL.get("claim"),
                        row ->
                                new FileKey(
                                        new OrganizationId(row.getLong("organization_id")),
                                        row.getLong("file_id")),
                        rooms.bucket.name(),
                        clock.instant(),
                        most));
    }

    private void loosen(FileKey key) {
        var until = clock.instant().plus(looseFor);
        db.tx(
                key.organization(),
                tx ->
                        tx.change(
                                SQL.get("loosen"),
                                key.organization().value(),
                                key.number(),
                                rooms.bucket.name(),
                                until));
    }

    private static void settle(Tx tx, FileKey key) {
        if (tx.change(SQL.get("settle"), key.organization().value(), key.number()) != 1) {
            throw new IllegalStateException(
                    "file " + key.number() + " took too long: its bytes were cleared away");
        }
    }

    private String object(FileKey key) {
        return rooms.installation + "/" + key.organization().value() + "/" + key.number();
    }
}
