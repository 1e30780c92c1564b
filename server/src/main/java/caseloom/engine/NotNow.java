package caseloom.engine;

/// An effect that cannot be performed at this moment; it stays in the outbox and is tried again.
final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotNow(String message) {
        super(message, null, false, false);
    }
}
