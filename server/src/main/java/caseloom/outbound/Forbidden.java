package caseloom.outbound;

import java.net.UnknownHostException;

/// A target that must not be reached. The message goes into an answer, so it names what was asked
/// for and never what our own name service said about it.
///
/// It is an `UnknownHostException` because the resolver of the HTTP library may throw nothing else.
final class Forbidden extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    Forbidden(String message) {
        super(message);
    }
}
