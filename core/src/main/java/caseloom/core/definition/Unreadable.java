package caseloom.core.definition;

/// The text cannot be read any further. Never leaves the package: it becomes a complaint.
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message, null, false, false);
    }
}
