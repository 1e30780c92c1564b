package caseloom.http;

/// There is no room for this request now; it is answered 503. Thrown and caught a lot under load,
/// so it carries no stack trace.
public final class Overloaded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Overloaded(String message) {
        super(message, null, false, false);
    }
}
