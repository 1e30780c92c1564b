package caseloom.core.expression;

/// An expression could not be evaluated. The message is for authors: it names the cause and holds
/// no class name. The interpreter turns it into an error of type `expression`.
public final class ExpressionFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExpressionFault(String message) {
        super(message, null, false, false);
    }
}
