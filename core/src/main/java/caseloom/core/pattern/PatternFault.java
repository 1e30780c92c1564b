package caseloom.core.pattern;

/// A regular expression that is not accepted. The message is for authors and names the cause.
public final class PatternFault extends Exception {

    private static final long serialVersionUID = 1L;

    public PatternFault(String message) {
        super(message, null, false, false);
    }
}
