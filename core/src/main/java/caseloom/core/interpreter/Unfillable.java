package caseloom.core.interpreter;

/// What belongs into a request cannot be put there. The message may hold a part of a secret, so it
/// must be masked before anybody sees it.
public final class Unfillable extends Exception {

    private static final long serialVersionUID = 1L;

    Unfillable(String why) {
        super(why, null, false, false);
    }

    /// What is wrong, for authors.
    public String why() {
        return String.valueOf(getMessage());
    }
}
