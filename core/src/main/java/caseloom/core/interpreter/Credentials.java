package caseloom.core.interpreter;

import caseloom.core.definition.Authentication.Encoding;
import caseloom.core.definition.Authentication.Method;
import java.util.List;

/// As whom the shell makes a request. As text it never shows a secret.
public sealed interface Credentials {

    record Basic(String username, String password) implements Credentials {

        @Override
        public String toString() {
            return "Basic[" + username + "]";
        }
    }

    record Bearer(String token) implements Credentials {

        @Override
        public String toString() {
            return "Bearer[]";
        }
    }

    /// As the connection of that name says. What that is, the shell looks up.
    record Connection(String name) implements Credentials {}

    /// The token is fetched by the shell (OAuth 2, client credentials).
    ///
    /// @param uri of the token endpoint
    record Client(
            String uri,
            String id,
            String secret,
            Method method,
            Encoding encoding,
            List<String> scopes,
            List<String> audiences)
            implements Credentials {

        public Client {
            scopes = List.copyOf(scopes);
            audiences = List.copyOf(audiences);
        }

        @Override
        public String toString() {
            return "Client[" + id + " at " + uri + "]";
        }
    }
}
