package caseloom.files;

import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Small files, as values in the database. Row and bytes come in one transaction, and the bytes go
/// with the row.
final class DatabaseByteStore implements ByteStore {

    private static final Sql SQL = Sql.of(DatabaseByteStore.class, "bytes.sql");

    /// Read in one statement; no connection is held between two of them.
    private static final int PART = 256 * 1024;

    private final Db db;

    DatabaseByteStore(Db db) {
        this.db = db;
    }

    @Override
    public FilePlace place() {
        return new FilePlace.InDatabase();
    }

    @Override
    public void put(FileKey key, InputStream content, Consumer<Tx> row) throws IOException {
        var bytes = content.readAllBytes();
        db.tx(
                key.organization(),
                tx -> {
                    row.accept(tx);
                    return tx.change(
                            SQL.get("put"), key.organization().value(), key.number(), bytes);
                });
    }

    @Override
    public InputStream open(FileKey key, long offset) throws IOException {
        if (size(key).isEmpty()) {
            throw new NoSuchFileException("no bytes of file " + key.number());
        }
        return new Parts(key, offset);
    }

    @Override
    public OptionalLong size(FileKey key) {
        return db.tx(
                        key.organization(),
                        tx ->
                                tx.first(
                                        SQL.get("size"),
                                        row -> row.getLong("size"),
                                        key.organization().value(),
                                        key.number()))
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public void remove(FileKey key) {
        db.tx(
                key.organization(),
                tx -> tx.change(SQL.get("remove"), key.organization().value(), key.number()));
    }

    private Optional<byte[]> part(FileKey key, long offset) {
        return db.tx(
                key.organization(),
                tx ->
                        tx.first(
                                SQL.get("part"),
                                row -> row.getBytes("part"),
                                Math.toIntExact(offset + 1),
                                PART,
                                key.organization().value(),
                                key.number()));
    }

    /// Bytes that are fetched as they are read.
    private final class Parts extends InputStream {

        private final FileKey key;
        private long at;
        private byte[] part = {};
        private int used;

        Parts(FileKey key, long at) {
            this.key = key;
            this.at = at;
        }

        @Override
        public int read() throws IOException {
            return filled() ? Byte.toUnsignedInt(part[used++]) : -1;
        }

        @Override
        public int read(byte @Nullable [] into, int from, int count) throws IOException {
            var target = Objects.requireNonNull(into);
            if (count == 0 || !filled()) {
                return count == 0 ? 0 : -1;
            }
            var taken = Math.min(count, part.length - used);
            System.arraycopy(part, used, target, from, taken);
            used += taken;
            return taken;
        }

        /// Whether there is something to read.
        private boolean filled() throws IOException {
            if (used < part.length) {
                return true;
            }
            if (at > Integer.MAX_VALUE - 1) {
                return false;
            }
            try {
                part = part(key, at).orElseThrow(() -> gone(key));
            } catch (DatabaseFault e) {
                throw new IOException("the bytes of file " + key.number() + " cannot be read", e);
            }
            at += part.length;
            used = 0;
            return part.length > 0;
        }

        private static IOException gone(FileKey key) {
            return new NoSuchFileException("the bytes of file " + key.number() + " are gone");
        }
    }
}
