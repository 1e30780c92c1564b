package caseloom.files;

import caseloom.core.cases.OrganizationId;
import caseloom.db.DataFolder;
import caseloom.db.Db;
import caseloom.db.Tx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Large files, as files of a folder: `<organization>/<thousand>/<number>`. The age of a file is by
/// our clock.
final class FolderByteStore implements ByteStore {

    private static final String PART = ".part";

    private static final int PER_FOLDER = 1_000;

    private static final int BUFFER = 64 * 1024;

    private final Path root;
    private final Db db;
    private final InstantSource clock;

    FolderByteStore(Path root, Db db, InstantSource clock) {
        this.root = root;
        this.db = db;
        this.clock = clock;
    }

    @Override
    public FilePlace place() {
        return new FilePlace.InFolder();
    }

    @Override
    public void put(FileKey key, InputStream content, Consumer<Tx> row) throws IOException {
        var target = path(key);
        Files.move(
                writeAside(key, content),
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        DataFolder.sync(parent(target));
        db.tx(
                key.organization(),
                tx -> {
                    row.accept(tx);
                    return true;
                });
    }

    /// Writes bytes beside the place that is theirs, for those who bring them there or elsewhere.
    /// Of bytes that broke off nothing stays; what a crash leaves is removed as never finished.
    Path writeAside(FileKey key, InputStream content) throws IOException {
        var target = path(key);
        make(parent(target));
        var part = target.resolveSibling(target.getFileName() + PART);
        var written = false;
        try {
            write(part, content);
            written = true;
            return part;
        } finally {
            if (!written) {
                Files.deleteIfExists(part);
            }
        }
    }

    @Override
    public InputStream open(FileKey key, long offset) throws IOException {
        var channel = Files.newByteChannel(path(key), StandardOpenOption.READ);
        return Channels.newInputStream(channel.position(offset));
    }

    @Override
    public OptionalLong size(FileKey key) throws IOException {
        try {
            return OptionalLong.of(Files.size(path(key)));
        } catch (NoSuchFileException _) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void remove(FileKey key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    /// What was written from one moment on and before another, in no order. What was never finished
    /// is removed on the way; what is no file of ours is left alone.
    void eachBetween(Instant from, Instant then, Consumer<FileKey> found) throws IOException {
        if (Files.isDirectory(root)) {
            Files.walkFileTree(root, new Old(from, then, found));
        }
    }

    private Path path(FileKey key) {
        return root.resolve(Long.toString(key.organization().value()))
                .resolve(Long.toString(key.number() / PER_FOLDER))
                .resolve(Long.toString(key.number()));
    }

    private void write(Path part, InputStream content) throws IOException {
        try (var file =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var buffer = new byte[BUFFER];
            for (var count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                writeFully(file, ByteBuffer.wrap(buffer, 0, count));
            }
            Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
            file.force(true);
        }
    }

    private static void writeFully(SeekableByteChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /// A new folder is durable only when the one that holds its name is.
    private static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            var parent = parent(folder);
            make(parent);
            Files.createDirectories(folder);
            DataFolder.sync(parent);
        }
    }

    private static Path parent(Path path) {
        var parent = path.toAbsolutePath().getParent();
        return parent == null ? path : parent;
    }

    private final class Old extends SimpleFileVisitor<Path> {

        private final Instant from;
        private final Instant then;
        private final Consumer<FileKey> found;

        Old(Instant from, Instant then, Consumer<FileKey> found) {
            this.from = from;
            this.then = then;
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            var at = attributes.lastModifiedTime().toInstant();
            if (!at.isBefore(from) && at.isBefore(then)) {
                var name = String.valueOf(file.getFileName());
                var number = number(name.replaceFirst("\\.part$", ""));
                var organization = number(String.valueOf(root.relativize(file).getName(0)));
                if (number > 0 && organization > 0) {
                    old(file, new FileKey(new OrganizationId(organization), number));
                }
            }
            return FileVisitResult.CONTINUE;
        }

        /// A file that vanished meanwhile is as good as removed.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (Files.exists(file)) {
                throw failure;
            }
            return FileVisitResult.CONTINUE;
        }

        private void old(Path file, FileKey key) throws IOException {
            if (file.equals(path(key))) {
                found.accept(key);
            } else if (file.toString().equals(path(key) + PART)) {
                Files.deleteIfExists(file);
            }
        }

        private static long number(String name) {
            return name.matches("[1-9][0-9]{0,17}") ? Long.parseLong(name) : 0;
        }
    }
}
