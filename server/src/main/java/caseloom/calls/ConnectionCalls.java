package caseloom.calls;

import caseloom.connections.Access;
import caseloom.connections.Slots;
import caseloom.outbound.Outbound;
import caseloom.outbound.Outcome;
import caseloom.outbound.Outside;
import caseloom.outbound.Request;
import caseloom.outbound.Terms;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;

/// Makes requests on connections whose own headers nothing of the connection replaces. Safe to
/// share.
public final class ConnectionCalls {

    private static final Set<String> FRAMING = Set.of("host", "content-length");

    private final Outbound outbound;
    private final Tokens tokens;
    private final Slots slots;
    private final Duration limit;

    /// Within that time for each request.
    public ConnectionCalls(
            Outbound outbound,
            InstantSource clock,
            CallsSettings settings,
            Slots slots,
            Duration limit) {
        this.outbound = outbound;
        this.tokens = new Tokens(outbound, clock, settings.tokensMost());
        this.slots = slots;
        this.limit = limit;
    }

    /// Makes a request that no connection has anything to say about.
    public Outcome send(Request request) {
        return outbound.send(request, Terms.within(limit));
    }

    /// Makes it as the connection prescribes (C-166, C-167).
    ///
    /// @throws NotYet when the rate limit of the connection has no room for it now
    public Outcome send(Access access, Request request) {
        var calling = new Calling(kept(request), tokens, Accesses.NONE);
        try {
            return calling.send(access, request, Allowance.ofSingle(slots::take));
        } catch (NoToken e) {
            return new Outcome.Failed(Outcome.Why.REFUSED, e.why());
        }
    }

    /// What the request says itself stands, whatever it was dressed with.
    private Outside kept(Request request) {
        return (dressed, terms) -> {
            var headers = new LinkedHashMap<>(dressed.headers());
            headers.keySet().removeIf(name -> FRAMING.contains(name.toLowerCase(Locale.ROOT)));
            request.headers()
                    .forEach((name, value) -> {
                        headers.keySet().removeIf(name::equalsIgnoreCase);
                        headers.put(name, value);
                    });
            return outbound.send(
                    new Request(
                            dressed.method(),
                            dressed.uri(),
                            headers,
                            dressed.body(),
                            dressed.key(),
                            dressed.redirects()),
                    new Terms(limit, terms.authorities()));
        };
    }
}
