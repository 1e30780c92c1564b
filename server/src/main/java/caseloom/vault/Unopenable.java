package caseloom.vault;

/// A sealed value or key does not open: it was altered or moved, or this node does not hold the
/// master key. The message says what to do and holds nothing secret.
public final class Unopenable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unopenable(String why) {
        super(why);
    }

    Unopenable(String why, Throwable cause) {
        super(why, cause);
    }
}
