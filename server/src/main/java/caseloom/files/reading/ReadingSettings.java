package caseloom.files.reading;

import caseloom.settings.Env;
import java.time.Duration;

/// How much is read of files, and how long that may take.
///
/// @param atOnce files that are read at the same time
/// @param within how long the reading of one may take
/// @param stuckMost readings that did not end in time and go on all the same, before no more begin
/// @param fileMost bytes of a file that is read
/// @param textMost characters that are kept of one
public record ReadingSettings(
        int atOnce, Duration within, int stuckMost, int fileMost, int textMost) {

    private static final int MIB = 1024 * 1024;

    /// Pages of a file; what lies behind is not kept.
    static final int PAGES_MOST = 10_000;

    /// Elements inside of each other.
    static final int DEPTH_MOST = 200;

    /// How long a reading that was told to end may take for it.
    static final Duration GRACE = Duration.ofSeconds(2);

    /// Bytes of the stack that a file is read on.
    static final long STACK = MIB;

    public static ReadingSettings from(Env env) {
        return new ReadingSettings(
                env.integer("DOCUMENTS_READ_AT_ONCE", 2, 1, 64),
                env.duration("DOCUMENTS_READ_WITHIN", Duration.ofMinutes(1)),
                env.integer("DOCUMENTS_READ_STUCK_MOST", 4, 1, 64),
                env.integer("DOCUMENTS_READ_MOST", 32 * MIB, 1024, 256 * MIB),
                env.integer("DOCUMENTS_TEXT_MOST", MIB, 1024, 16 * MIB));
    }
}
