package caseloom.sso;

import caseloom.settings.Env;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/// The provider that people may sign in by, if there is one.
///
/// @param flowFor how long somebody may take there
public record SsoSettings(Optional<SsoProvider> provider, Duration timeout, Duration flowFor) {

    private static final String ISSUER = "SSO_ISSUER";

    public static SsoSettings from(Env env) {
        var issuer = env.text(ISSUER);
        var client = env.text("SSO_CLIENT_ID");
        var secret = env.text("SSO_CLIENT_SECRET");
        var name = env.text("SSO_NAME", "single sign-on");
        var known = issuer.flatMap(text -> address(env, text));
        var all = issuer.isPresent() && client.isPresent() && secret.isPresent();
        if (!all && (issuer.isPresent() || client.isPresent() || secret.isPresent())) {
            env.complain(ISSUER, "needs CASELOOM_SSO_CLIENT_ID and CASELOOM_SSO_CLIENT_SECRET");
        }
        return new SsoSettings(
                known.filter(_ -> all)
                        .map(one ->
                                new SsoProvider(
                                        one, client.orElseThrow(), secret.orElseThrow(), name)),
                env.duration("SSO_TIMEOUT", Duration.ofSeconds(10)),
                env.duration("SSO_FLOW_FOR", Duration.ofMinutes(10)));
    }

    private static Optional<URI> address(Env env, String text) {
        try {
            var address = new URI(text);
            if (address.getHost() != null
                    && ("https".equals(address.getScheme())
                            || "http".equals(address.getScheme()))) {
                return Optional.of(address);
            }
        } catch (URISyntaxException _) {
            // Told below, as any other text that is no address.
        }
        env.complain(ISSUER, "is no http or https address: " + text);
        return Optional.empty();
    }
}
