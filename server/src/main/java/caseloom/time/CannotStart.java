package caseloom.time;

import java.sql.SQLException;

/// The server cannot start, for a reason outside its code. The message is one line that says what
/// is wrong and what to do; nobody needs a stack trace.
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String line) {
        super(line);
    }

    public CannotStart(String line, Throwable cause) {
        super(line + ": " + said(cause), cause);
    }

    /// The innermost cause is what went wrong; those around it only say who noticed.
    private static String said(Throwable cause) {
        var inner = cause;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        var message = inner.getMessage();
        var first = message == null ? "" : message.lines().findFirst().orElse("");
        return inner instanceof SQLException
                ? first
                : (inner.getClass().getSimpleName() + " " + first).strip();
    }
}
