package caseloom.time;

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

    private static String said(Throwable cause) {
        var message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + " " + message.lines().findFirst().orElse("");
    }
}
