package caseloom.calls;

/// A request names a connection that there is not. The message is for authors.
final class NoConnection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoConnection(String name) {
        super("there is no connection `" + name + "`", null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
