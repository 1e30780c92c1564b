package caseloom.files;

import caseloom.settings.Env;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where files go and how long what nobody wants is kept.
///
/// @param folder for large files; empty for `files` in the data folder
/// @param inDatabaseMost bytes of a file that still goes into the database
/// @param most bytes of a file
/// @param stagedFor how long a file waits for what brought it to be written
/// @param strayFor how long bytes in the folder may be without a row
/// @param sweepEvery how often both are looked for
public record FilesSettings(
        Optional<Path> folder,
        int inDatabaseMost,
        int most,
        Duration stagedFor,
        Duration strayFor,
        Duration sweepEvery) {

    private static final Duration STRAY_LEAST = Duration.ofMinutes(5);

    private static final int MIB = 1024 * 1024;

    public static FilesSettings from(Env env) {
        return new FilesSettings(
                folder(env),
                env.integer("FILES_IN_DATABASE_MOST", MIB / 4, 0, 16 * MIB),
                env.integer("FILES_MOST", 50 * MIB, 1, 1024 * MIB),
                env.duration("FILES_STAGED_FOR", Duration.ofHours(24)),
                strayFor(env),
                env.duration("FILES_SWEEP_EVERY", Duration.ofHours(1)));
    }

    /// Bytes have no row yet while their request is under way.
    private static Duration strayFor(Env env) {
        var length = env.duration("FILES_STRAY_FOR", Duration.ofHours(1));
        if (length.compareTo(STRAY_LEAST) < 0) {
            env.complain("FILES_STRAY_FOR", "must be at least " + STRAY_LEAST);
        }
        return length;
    }

    private static Optional<Path> folder(Env env) {
        var text = env.text("FILES_FOLDER");
        try {
            return text.map(Path::of);
        } catch (InvalidPathException _) {
            env.complain("FILES_FOLDER", "is no path: " + text.orElse(""));
            return Optional.empty();
        }
    }
}
