package caseloom.core.definition;

import caseloom.core.expression.Template;
import java.util.List;

/// As whom a request is made. Every text may be an expression.
public sealed interface Authentication {

    record Basic(Template username, Template password) implements Authentication {}

    record Bearer(Template token) implements Authentication {}

    /// A bearer token that the client fetches for itself (OAuth 2, client credentials).
    ///
    /// @param authority an address, with variables as in an endpoint
    /// @param token the path of the token endpoint under the authority
    record OAuth2(
            Template authority,
            Template token,
            Client client,
            Encoding encoding,
            List<Template> scopes,
            List<Template> audiences)
            implements Authentication {

        public OAuth2 {
            scopes = List.copyOf(scopes);
            audiences = List.copyOf(audiences);
        }
    }

    /// As a connection says, wherever the request goes below its base URL.
    record Connection(String name) implements Authentication {}

    record Client(Template id, Template secret, Method method) {}

    /// How the client shows who it is: in the body of the token request, or in its header.
    enum Method {
        CLIENT_SECRET_POST,
        CLIENT_SECRET_BASIC
    }

    /// The form of the token request's body.
    enum Encoding {
        FORM,
        JSON
    }
}
