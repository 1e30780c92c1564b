package caseloom.connections;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the requests of a connection show who makes them (C-166, C-193). What is secret of it stands
/// beside it, sealed.
public sealed interface Authentication {

    /// Nobody says who they are.
    record None() implements Authentication {}

    /// The secret is the token.
    record Bearer() implements Authentication {}

    /// The secret is the password.
    record Basic(String username) implements Authentication {}

    /// The secret is a JSON object: its texts are sent as headers (C-167).
    ///
    /// @param names of these headers
    record Custom(List<String> names) implements Authentication {

        public Custom {
            names = List.copyOf(names);
        }
    }

    /// A token of an authorization server (OAuth 2, client credentials). The secret is the
    /// client's.
    ///
    /// @param method how the client shows who it is there
    record OAuth2(
            String tokenUrl,
            String clientId,
            ClientMethod method,
            List<String> scopes,
            @Nullable String audience)
            implements Authentication {

        public OAuth2 {
            scopes = List.copyOf(scopes);
        }
    }

    /// How a client shows who it is: in the body of the token request, or in its header.
    enum ClientMethod {
        CLIENT_SECRET_POST,
        CLIENT_SECRET_BASIC
    }

    /// The word for it in the API and in the table.
    default String word() {
        return switch (this) {
            case None _ -> "none";
            case Bearer _ -> "bearer";
            case Basic _ -> "basic";
            case Custom _ -> "custom";
            case OAuth2 _ -> "oauth2";
        };
    }

    /// What the member is called in which its secret is given; null when it has none.
    default @Nullable String secretMember() {
        return switch (this) {
            case None _ -> null;
            case Bearer _ -> "token";
            case Basic _ -> "password";
            case Custom _ -> "payload";
            case OAuth2 _ -> "client_secret";
        };
    }
}
