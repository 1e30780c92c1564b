package caseloom.calls;

import caseloom.connections.Access;
import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.Credentials;
import caseloom.outbound.Outcome;
import caseloom.outbound.Outside;
import caseloom.outbound.Request;
import caseloom.outbound.Terms;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/// Makes requests as somebody. Safe to share.
final class Calling {

    private final Outside outside;
    private final Tokens tokens;
    private final Accesses accesses;

    Calling(Outside outside, Tokens tokens, Accesses accesses) {
        this.outside = outside;
        this.tokens = tokens;
        this.accesses = accesses;
    }

    /// Makes the request with these credentials. When a service does not take a token that was
    /// kept, another one is fetched, once. Whatever is asked for on a connection counts for its
    /// rate limit.
    ///
    /// @throws NoToken when a token is needed and none can be had
    /// @throws NoConnection when they name a connection that there is not
    /// @throws NotYet when the rate limit has no room for it now
    Outcome send(
            OrganizationId organization,
            Request request,
            @Nullable Credentials credentials,
            Allowance allowance) {
        return switch (credentials) {
            case null -> outside.send(request, Terms.USUAL);
            case Credentials.Basic(var username, var password) ->
                    outside.send(
                            authorized(request, Tokens.basic(username, password)), Terms.USUAL);
            case Credentials.Bearer(var token) ->
                    outside.send(bearing(request, token), Terms.USUAL);
            case Credentials.Client client -> asClient(request, client, Terms.USUAL, Spending.FREE);
            case Credentials.Connection(var name) ->
                    below(access(organization, name), request, allowance);
        };
    }

    /// The connection of that name.
    ///
    /// @throws NoConnection when there is none
    Access access(OrganizationId organization, String name) {
        return accesses.access(organization, name).orElseThrow(() -> new NoConnection(name));
    }

    /// Makes a request with what a connection prescribes.
    Outcome send(Access access, Request request, Allowance allowance) {
        var connected = new Connected(access);
        var spending = allowance.on(access.connection());
        var outcome = sent(connected, connected.dressed(request), spending);
        return Masks.of(connected.secrets()).masked(outcome);
    }

    private Outcome sent(Connected connected, Request dressed, Spending spending) {
        var client = connected.client();
        if (client != null) {
            return asClient(dressed, client, connected.terms(), spending);
        }
        spending.onRequest();
        return outside.send(dressed, connected.terms());
    }

    /// Nobody but the service of the connection is told its credentials.
    private Outcome below(Access access, Request request, Allowance allowance) {
        var base = access.connection().terms().baseUrl();
        if (!base.covers(request.uri())) {
            throw new NoToken(
                    "the connection `"
                            + access.connection().name()
                            + "` is only for addresses below "
                            + base.text());
        }
        return send(access, request, allowance);
    }

    private Outcome asClient(
            Request request, Credentials.Client client, Terms terms, Spending spending) {
        var had = tokens.of(client, terms, spending);
        spending.onRequest();
        var outcome = bearing(request, had.value(), terms);
        if (!unauthorized(outcome)) {
            return outcome;
        }
        tokens.forget(client, had.value());
        if (had.fresh() || !spending.again()) {
            return outcome;
        }
        var other = tokens.of(client, terms, spending).value();
        spending.onRequest();
        return had.value().masks().masked(bearing(request, other, terms));
    }

    private Outcome bearing(Request request, Tokens.Token token, Terms terms) {
        return token.masks().masked(outside.send(bearing(request, token.text()), terms));
    }

    private static boolean unauthorized(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered && answered.status() == 401;
    }

    private static Request bearing(Request request, String token) {
        return authorized(request, "Bearer " + token);
    }

    private static Request authorized(Request request, String authorization) {
        var headers = new HashMap<>(request.headers());
        headers.keySet().removeIf("authorization"::equalsIgnoreCase);
        headers.put("Authorization", authorization);
        return new Request(
                request.method(),
                request.uri(),
                headers,
                request.body(),
                request.key(),
                request.redirects());
    }
}
