package caseloom.calls;

import caseloom.core.interpreter.Credentials;
import caseloom.outbound.Outcome;
import caseloom.outbound.Request;
import java.util.HashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes requests as somebody. Safe to share.
final class Calling {

    private final Function<Request, Outcome> outside;
    private final Tokens tokens;

    Calling(Function<Request, Outcome> outside, Tokens tokens) {
        this.outside = outside;
        this.tokens = tokens;
    }

    /// Makes the request with these credentials. When a service does not take a token that was
    /// kept, another one is fetched, once.
    ///
    /// @throws NoToken when a token is needed and none can be had
    Outcome send(Request request, @Nullable Credentials credentials) {
        return switch (credentials) {
            case null -> outside.apply(request);
            case Credentials.Basic(var username, var password) ->
                    outside.apply(authorized(request, Tokens.basic(username, password)));
            case Credentials.Bearer(var token) -> outside.apply(bearing(request, token));
            case Credentials.Client client -> {
                var had = tokens.of(client);
                var outcome = outside.apply(bearing(request, had.value().text()));
                if (!unauthorized(outcome)) {
                    yield outcome;
                }
                tokens.forget(client, had.value());
                yield had.fresh()
                        ? outcome
                        : outside.apply(bearing(request, tokens.of(client).value().text()));
            }
        };
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
