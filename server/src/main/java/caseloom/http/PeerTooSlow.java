package caseloom.http;

/// A peer did not send or take its bytes in time. Its connection is closed already.
final class PeerTooSlow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PeerTooSlow() {
        super("the peer was too slow", null, false, false);
    }
}
