package caseloom.files.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/// Looks through the parts of an Office file that are read whole, before anything is made of it.
/// Everything else is read as it comes, and bounded while it is.
final class PackageGuard {

    private static final long MIB = 1024 * 1024;

    /// Bytes of a part, unpacked, that says what others are.
    private static final long DIRECTORY_MOST = 4 * MIB;

    /// Bytes of any part, unpacked.
    private static final long PART_MOST = 128 * MIB;

    private static final int PARTS_MOST = 10_000;

    static {
        ZipSecureFile.setMaxEntrySize(PART_MOST);
        ZipSecureFile.setMaxFileCount(PARTS_MOST);
    }

    private PackageGuard() {}

    /// @throws Bomb when such a part is too large
    /// @throws IOException when it is no such file, or packed as nobody would
    static void check(Path file) throws IOException {
        try (var parts = new ZipSecureFile(file.toFile())) {
            for (var part : Collections.list(parts.getEntries())) {
                var name = part.getName();
                if (name.endsWith(".rels")
                        || name.startsWith("[")
                        || name.startsWith("docProps/")) {
                    try (var content = parts.getInputStream(part)) {
                        count(content);
                    }
                }
            }
        }
    }

    private static void count(InputStream content) throws IOException {
        var size = 0L;
        var buffer = new byte[16 * 1024];
        for (var got = content.read(buffer); got >= 0; got = content.read(buffer)) {
            size += got;
            if (size > DIRECTORY_MOST) {
                throw new Bomb("it holds more than can be unpacked");
            }
        }
    }
}
