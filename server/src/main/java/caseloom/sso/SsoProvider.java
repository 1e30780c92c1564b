package caseloom.sso;

import java.net.URI;

/// The provider that the operator chose, and what they registered there.
///
/// @param name what people call it
public record SsoProvider(URI issuer, String client, String secret, String name) {

    @Override
    public String toString() {
        return issuer.toString();
    }
}
