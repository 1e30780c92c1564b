package caseloom.core.pattern;

/// A regular expression that is not accepted. The message is for authors and names the cause.
public final class PatternFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean beyondLinear;

    PatternFault(String message) {
        this(message, false);
    }

    private PatternFault(String message, boolean beyondLinear) {
        super(message, null, false, false);
        this.beyondLinear = beyondLinear;
    }

    static PatternFault beyondLinear(String what) {
        return new PatternFault(what + " are not supported", true);
    }

    /// Whether ECMA-262 knows it and only we do not, because it takes more than linear time.
    public boolean beyondLinear() {
        return beyondLinear;
    }
}
