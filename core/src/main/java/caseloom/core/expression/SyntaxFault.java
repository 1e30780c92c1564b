package caseloom.core.expression;

/// An expression that is not accepted, with the place of the mistake.
final class SyntaxFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final int at;

    SyntaxFault(String message, int at) {
        super(message, null, false, false);
        this.problem = message;
        this.at = at;
    }

    String problem() {
        return problem;
    }

    int at() {
        return at;
    }
}
