package caseloom.http;

/// A chunked body is not well formed; where it ends is unknown.
final class ChunkFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChunkFault(String message) {
        super(message, null, false, false);
    }
}
