package caseloom.outbound;

import caseloom.settings.Env;
import java.time.Duration;

/// The limits of a call to the outside.
///
/// @param call for everything from the name look-up to the last byte, redirects included
/// @param answerMost bytes of an answer's body
/// @param cuts whether a longer answer is cut there; otherwise the call fails
/// @param perHost connections to one host and port, kept ones included
public record OutboundSettings(
        Allowed allowed,
        Duration connect,
        Duration call,
        int answerMost,
        boolean cuts,
        int perHost) {

    private static final int MIB = 1024 * 1024;

    /// Redirects that one call may follow.
    static final int REDIRECTS_MOST = 5;

    /// Sets of certificate authorities whose sockets are kept.
    static final int AUTHORITIES_MOST = 100;

    public OutboundSettings(
            Allowed allowed, Duration connect, Duration call, int answerMost, int perHost) {
        this(allowed, connect, call, answerMost, false, perHost);
    }

    /// The same targets for calls of whose answers only the beginning matters.
    public OutboundSettings cutting(Duration within, int at, int connections) {
        return new OutboundSettings(allowed, within, within, at, true, connections);
    }

    /// What the library may take for each of its own steps: so much more than a call has that the
    /// limit of the call always ends it, and always with the same words.
    Duration beyondCall() {
        return call.multipliedBy(2);
    }

    /// How long connecting may take; it has words of its own where it is shorter than the call.
    Duration connectWithin() {
        return connect.compareTo(call) < 0 ? connect : beyondCall();
    }

    public static OutboundSettings from(Env env) {
        return new OutboundSettings(
                Allowed.of(env.list("OUTBOUND_ALLOW"), why -> env.complain("OUTBOUND_ALLOW", why)),
                env.duration("OUTBOUND_CONNECT_TIMEOUT", Duration.ofSeconds(10)),
                env.duration("OUTBOUND_TIMEOUT", Duration.ofSeconds(60)),
                env.integer("OUTBOUND_ANSWER_BYTES", MIB, 1, 64 * MIB),
                env.integer("OUTBOUND_CONNECTIONS_PER_HOST", 64, 1, 10_000));
    }
}
