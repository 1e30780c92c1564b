package caseloom.engine;

/// A node is gone in the middle of what it did. An error, so that nothing of the engine catches it.
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash() {
        super("the node is gone", null, false, false);
    }
}
