package caseloom.core.cases;

import java.util.Locale;
import java.util.Set;

/// Where a run stands, and where it may go from there (C-129, C-130).
public enum RunStatus {
    PENDING,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /// The word of the tables, the APIs and the log.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads the word of the tables.
    ///
    /// @throws IllegalArgumentException when it is none of ours
    public static RunStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// The statuses that may follow; none for a final one.
    public Set<RunStatus> next() {
        return switch (this) {
            case PENDING -> Set.of(RUNNING, FAILED, CANCELLED);
            case RUNNING -> Set.of(COMPLETED, FAILED, CANCELLED);
            case COMPLETED, FAILED, CANCELLED -> Set.of();
        };
    }

    public boolean ended() {
        return next().isEmpty();
    }

    /// The status of a case after its run came to this status (C-88 to C-90).
    ///
    /// @param status the one the case is in
    public String leaves(String status) {
        return switch (this) {
            case PENDING, RUNNING -> status;
            case COMPLETED -> status.equals(Statuses.OPEN) ? Statuses.CLOSED : status;
            case FAILED -> Statuses.ERROR;
            case CANCELLED -> status.equals(Statuses.ERROR) ? status : Statuses.CLOSED;
        };
    }
}
