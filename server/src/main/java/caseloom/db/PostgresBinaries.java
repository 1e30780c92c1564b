package caseloom.db;

import caseloom.time.CannotStart;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once from the archive on the class path into a folder that
/// starts share. The folder appears whole by a rename, so processes may unpack at once, and its
/// name holds the archive's checksum, so that another version gets another folder.
final class PostgresBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

    /// Written last; tells how many bytes the files have, so that a folder that a crash of the
    /// machine left incomplete is noticed.
    private static final String SEAL = "unpacked";

    private PostgresBinaries() {}

    /// The folder with `bin`, `lib` and `share`, in the first of the given folders that has it or
    /// can take it.
    ///
    /// @throws CannotStart when there is no archive for this machine or no folder to put it
    static Path under(List<Path> folders) {
        var archive = archive();
        var refusals = new ArrayList<String>();
        for (var folder : folders) {
            try {
                return unpacked(archive, folder.resolve(name(archive)));
            } catch (IOException e) {
                refusals.add(e.toString());
            }
        }
        throw new CannotStart("PostgreSQL cannot be unpacked: " + String.join("; ", refusals));
    }

    private static URL archive() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch", "");
        var arm = machine.equals("aarch64") || machine.equals("arm64");
        var name =
                "postgres-"
                        + (system.contains("mac") ? "darwin" : "linux")
                        + (arm ? "-arm_64" : "-x86_64")
                        + ".txz";
        var archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new CannotStart(
                    "no PostgreSQL for this machine is on board ("
                            + name
                            + "); set CASELOOM_DATABASE_URL to a PostgreSQL 15 or newer");
        }
        return archive;
    }

    private static String name(URL archive) throws IOException {
        var connection = archive.openConnection();
        var mark =
                connection instanceof JarURLConnection jar
                        ? jar.getJarEntry().getCrc()
                        : connection.getContentLengthLong();
        return "postgres-" + Long.toHexString(mark);
    }

    /// Unpacks an archive, unless that was done before.
    static Path unpacked(URL archive, Path home) throws IOException {
        if (isWhole(home)) {
            return home;
        }
        var parent = Files.createDirectories(home.toAbsolutePath().getParent());
        var part = Files.createTempDirectory(parent, home.getFileName() + ".part");
        try {
            LOG.info("unpacking PostgreSQL into {}", home);
            unpack(archive, part);
            Files.setPosixFilePermissions(part, permissions(0755));
            Files.writeString(part.resolve(SEAL), Long.toString(bytes(part)));
            place(part, home);
        } finally {
            Folders.remove(part);
        }
        return home;
    }

    /// Whoever comes second finds the folder of the first and drops its own.
    private static void place(Path part, Path home) throws IOException {
        if (Files.exists(home) && !isWhole(home)) {
            Folders.remove(home);
        }
        try {
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!isWhole(home)) {
                throw e;
            }
        }
    }

    private static boolean isWhole(Path home) throws IOException {
        var seal = home.resolve(SEAL);
        return Files.exists(seal)
                && Files.readString(seal).strip().equals(Long.toString(bytes(home)));
    }

    private static long bytes(Path home) throws IOException {
        var sum = 0L;
        try (var files = Files.walk(home)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file) && !file.endsWith(SEAL)) {
                    sum += Files.size(file);
                }
            }
        }
        return sum;
    }

    private static void unpack(URL archive, Path into) throws IOException {
        try (var packed = archive.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                put(tar, entry, into);
            }
        }
    }

    private static void put(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive points outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        }
    }

    /// Readable for everyone: as root, PostgreSQL runs as somebody else.
    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions =
                EnumSet.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.OTHERS_READ);
        if ((mode & 0100) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }
}
