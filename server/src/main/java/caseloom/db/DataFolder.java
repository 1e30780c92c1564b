package caseloom.db;

import caseloom.time.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The folder that one server keeps its files in, locked while the server lives: the lock is the
/// operating system's, so it ends with the process however that ends.
public final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /// Makes the folder when it is missing and locks it.
    ///
    /// @throws CannotStart when another server has it, or it cannot be made or written
    public static DataFolder open(Path folder) {
        try {
            make(folder);
            var path = folder.toRealPath();
            return new DataFolder(path, locked(path));
        } catch (IOException e) {
            throw new CannotStart("the data folder " + folder + " cannot be used", e);
        }
    }

    /// Absolute, without links.
    public Path path() {
        return path;
    }

    /// A secret that was kept, without blanks around it.
    public Optional<String> secret(String name) {
        try {
            return Optional.of(Files.readString(path.resolve(name)).strip());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path.resolve(name), e);
        }
    }

    /// Keeps a secret readable for the owner only; it is on disk, whole, when this returns.
    public void keep(String name, String secret) {
        var target = path.resolve(name);
        var part = path.resolve(name + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(
                    part,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            try (var file = FileChannel.open(part, StandardOpenOption.WRITE)) {
                write(file, secret + "\n");
                file.force(true);
            }
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            sync(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the data folder " + path, e);
        }
    }

    /// A rename is durable only when the folder that holds the name is.
    public static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            var parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        var file =
                FileChannel.open(
                        path.resolve("lock"),
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE));
        if (tryLock(file) == null) {
            var holder = new String(read(file), StandardCharsets.UTF_8).strip();
            file.close();
            throw new CannotStart(
                    "another Caseloom server (process "
                            + holder
                            + ") uses the data folder "
                            + path
                            + "; stop it, or set CASELOOM_DATA to another folder");
        }
        file.truncate(0);
        write(file, ProcessHandle.current().pid() + "\n");
        return file;
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static byte[] read(FileChannel file) throws IOException {
        var bytes = ByteBuffer.allocate(32);
        file.read(bytes, 0);
        bytes.flip();
        var read = new byte[bytes.remaining()];
        bytes.get(read);
        return read;
    }

    private static void write(FileChannel file, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
