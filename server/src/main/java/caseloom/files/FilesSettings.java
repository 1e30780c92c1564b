package caseloom.files;

import caseloom.s3.S3Settings;
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
/// @param uploads what an upload may bring
/// @param bucket for large files; empty when they go into the folder
public record FilesSettings(
        Optional<Path> folder,
        int inDatabaseMost,
        int most,
        Duration stagedFor,
        Duration strayFor,
        Duration sweepEvery,
        Uploads uploads,
        Optional<S3Settings> bucket) {

    private static final Duration STRAY_LEAST = Duration.ofMinutes(5);

    private static final int MIB = 1024 * 1024;

    /// What an upload may bring.
    ///
    /// @param fileMost bytes of a file
    /// @param filesMost files of one upload
    /// @param within how long one may take
    public record Uploads(int fileMost, int filesMost, Duration within) {

        /// What stands around a file in a body.
        private static final long AROUND = 16 * 1024;

        private static Uploads from(Env env) {
            return new Uploads(
                    env.integer("FILES_UPLOAD_MOST", 250 * MIB, 1, Integer.MAX_VALUE),
                    env.integer("FILES_UPLOAD_FILES_MOST", 20, 1, 1_000),
                    env.duration("FILES_UPLOAD_WITHIN", Duration.ofHours(1)));
        }

        /// Bytes of a body with files.
        public long bodyMost() {
            return (fileMost + AROUND) * filesMost;
        }
    }

    /// How many bytes of a file are looked at before it is known where it goes: more than the
    /// database may have.
    int beginning() {
        return Math.max(TypeDetection.LOOKS_AT, inDatabaseMost) + 1;
    }

    public static FilesSettings from(Env env) {
        var uploads = Uploads.from(env);
        var bucket = S3Settings.from(env);
        return new FilesSettings(
                folder(env),
                env.integer("FILES_IN_DATABASE_MOST", MIB / 4, 0, 16 * MIB),
                env.integer("FILES_MOST", 50 * MIB, 1, 1024 * MIB),
                stagedFor(env, uploads),
                strayFor(env, bucket),
                env.duration("FILES_SWEEP_EVERY", Duration.ofHours(1)),
                uploads,
                bucket);
    }

    /// The first file of an upload waits for the last one.
    private static Duration stagedFor(Env env, Uploads uploads) {
        var length = env.duration("FILES_STAGED_FOR", Duration.ofHours(24));
        if (length.compareTo(uploads.within()) < 0) {
            env.complain(
                    "FILES_STAGED_FOR", "must be at least what CASELOOM_FILES_UPLOAD_WITHIN is");
        }
        return length;
    }

    /// Bytes have no row yet while their request is under way.
    private static Duration strayFor(Env env, Optional<S3Settings> bucket) {
        var length = env.duration("FILES_STRAY_FOR", Duration.ofHours(1));
        if (length.compareTo(STRAY_LEAST) < 0) {
            env.complain("FILES_STRAY_FOR", "must be at least " + STRAY_LEAST);
        }
        if (bucket.isPresent() && length.compareTo(bucket.get().timeout()) <= 0) {
            env.complain("FILES_STRAY_FOR", "must be longer than CASELOOM_S3_TIMEOUT");
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
