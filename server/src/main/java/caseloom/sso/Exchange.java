package caseloom.sso;

import caseloom.sso.FlowsStore.Flow;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// Exchanges one code for what the provider says of somebody, and judges that: its signature,
/// issuer, audience, time and nonce, and whether the address was seen to be theirs.
record Exchange(SsoProvider provider, OIDCProviderMetadata metadata, Duration timeout) {

    private static final int KEYS_MOST = 100 * 1024;

    SignOn identity(String code, URI callback, Flow flow)
            throws IOException, GeneralException, BadJOSEException, JOSEException {
        var token = token(code, callback, flow);
        var validator =
                new IDTokenValidator(
                        metadata.getIssuer(),
                        new ClientID(provider.client()),
                        algorithm(token),
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(patience(), patience(), KEYS_MOST));
        var claims = validator.validate(token, new Nonce(flow.nonce().value()));
        var email = claims.getStringClaim("email");
        if (email == null || !Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))) {
            throw new GeneralException("the provider has no verified email address of them");
        }
        return new SignOn.Known(new Identity(subject(claims), email, name(claims, email)));
    }

    private JWT token(String code, URI callback, Flow flow) throws IOException, GeneralException {
        var request =
                new TokenRequest.Builder(
                                metadata.getTokenEndpointURI(),
                                new ClientSecretBasic(
                                        new ClientID(provider.client()),
                                        new Secret(provider.secret())),
                                new AuthorizationCodeGrant(
                                        new AuthorizationCode(code),
                                        callback,
                                        new CodeVerifier(flow.verifier().value())))
                        .build()
                        .toHTTPRequest();
        request.setConnectTimeout(patience());
        request.setReadTimeout(patience());
        var response = OIDCTokenResponseParser.parse(request.send());
        if (response instanceof OIDCTokenResponse good
                && good.getOIDCTokens().getIDToken() != null) {
            return good.getOIDCTokens().getIDToken();
        }
        throw new GeneralException(
                response.indicatesSuccess()
                        ? "there is no ID token in the answer"
                        : "the code was refused: " + response.toErrorResponse().getErrorObject());
    }

    /// Only signatures with a key that nobody but the provider has.
    private static JWSAlgorithm algorithm(JWT token) throws GeneralException {
        var named = token.getHeader().getAlgorithm();
        if (named instanceof JWSAlgorithm algorithm
                && (JWSAlgorithm.Family.RSA.contains(algorithm)
                        || JWSAlgorithm.Family.EC.contains(algorithm))) {
            return algorithm;
        }
        throw new GeneralException("the ID token is signed with " + named);
    }

    private static String subject(IDTokenClaimsSet claims) {
        return claims.getIssuer().getValue() + " " + claims.getSubject().getValue();
    }

    private static String name(IDTokenClaimsSet claims, String email) {
        var name = claims.getStringClaim("name");
        return name == null || name.isBlank() ? email : name;
    }

    private int patience() {
        return Math.toIntExact(timeout.toMillis());
    }
}
