package caseloom.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// The database did not do what it was asked. `kind` says what a caller can do about it; the
/// message never reaches a client (C-37).
public final class DatabaseFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What went wrong, as far as a caller may react to it.
    public enum Kind {
        /// Something unique exists already.
        DUPLICATE,
        /// The data itself is refused: a type, a check, a size.
        REFUSED,
        /// Two transactions were in each other's way; trying again may work.
        CONFLICT,
        /// No connection, a dying server, a shutdown: whether a commit took effect is unknown.
        GONE,
        /// The statement took longer than it may; nothing was changed.
        SLOW,
        /// Everything else: a bug of ours.
        OTHER
    }

    private final Kind kind;
    private final @Nullable String constraint;

    private DatabaseFault(Kind kind, SQLException cause, @Nullable String constraint) {
        super(cause.getMessage(), cause);
        this.kind = kind;
        this.constraint = constraint;
    }

    public static DatabaseFault of(SQLException cause) {
        return new DatabaseFault(kindOf(cause.getSQLState()), cause, constraintOf(cause));
    }

    public Kind kind() {
        return kind;
    }

    /// The constraint that was broken, when the database names one.
    public @Nullable String constraint() {
        return constraint;
    }

    private static Kind kindOf(@Nullable String state) {
        if (state == null || state.length() < 2) {
            return Kind.GONE;
        }
        if (state.equals("23505")) {
            return Kind.DUPLICATE;
        }
        if (state.equals("57014")) {
            return Kind.SLOW;
        }
        return switch (state.substring(0, 2)) {
            case "22", "23", "54" -> Kind.REFUSED;
            case "25", "26", "40", "55", "XX" -> Kind.CONFLICT;
            case "08", "57", "58", "53" -> Kind.GONE;
            default -> Kind.OTHER;
        };
    }

    private static @Nullable String constraintOf(SQLException cause) {
        return cause instanceof PSQLException thrown && thrown.getServerErrorMessage() != null
                ? thrown.getServerErrorMessage().getConstraint()
                : null;
    }
}
