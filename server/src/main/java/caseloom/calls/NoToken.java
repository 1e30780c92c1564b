package caseloom.calls;

/// No token can be had now. The message is for authors and holds no secret.
final class NoToken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoToken(String message) {
        super(message, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
