package caseloom.vault;

/// The master key cannot be changed yet: nodes that are up could not open what is sealed with the
/// other one. The message names them and says what to do.
public final class NotHeldByAll extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotHeldByAll(String message) {
        super(message);
    }
}
