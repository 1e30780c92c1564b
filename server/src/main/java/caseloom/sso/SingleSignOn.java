package caseloom.sso;

import caseloom.db.Db;
import caseloom.links.LinkToken;
import caseloom.sso.FlowsStore.Flow;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends people to the provider and takes what it says of them: an authorization code with PKCE, a
/// nonce, and a state that only the browser has which asked. Safe to share when the source of
/// chance is.
public final class SingleSignOn {

    private static final Logger LOG = LoggerFactory.getLogger(SingleSignOn.class);

    private static final Duration METADATA_FRESH = Duration.ofHours(1);

    /// How many answers are fetched from the provider at the same time.
    private static final int AT_ONCE = 16;

    private final FlowsStore store = new FlowsStore();
    private final Ground ground;
    private final SsoSettings settings;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private volatile @Nullable Known known;

    /// What it stands on. The source of chance must be fit for secrets.
    ///
    /// @param callback where the provider sends people back to
    public record Ground(Db db, InstantSource clock, RandomGenerator random, URI callback) {}

    public SingleSignOn(Ground ground, SsoSettings settings) {
        this.ground = ground;
        this.settings = settings;
    }

    private record Known(OIDCProviderMetadata metadata, Instant at) {}

    /// Where somebody goes, and what their browser has to bring back.
    public record Departure(URI to, LinkToken state, Duration within) {}

    /// What people call the provider; empty without one.
    public Optional<String> name() {
        return settings.provider().map(SsoProvider::name);
    }

    /// The way to the provider; empty when there is none, or it does not answer.
    public Optional<Departure> depart() {
        return settings.provider().flatMap(this::depart);
    }

    private Optional<Departure> depart(SsoProvider provider) {
        try {
            var metadata = inTurn(() -> metadata(provider));
            var state = LinkToken.draw(ground.random);
            var flow = new Flow(LinkToken.draw(ground.random), LinkToken.draw(ground.random));
            var request =
                    new AuthenticationRequest.Builder(
                                    ResponseType.CODE,
                                    new Scope("openid", "email", "profile"),
                                    new ClientID(provider.client()),
                                    ground.callback)
                            .endpointURI(metadata.getAuthorizationEndpointURI())
                            .state(new State(state.value()))
                            .nonce(new Nonce(flow.nonce().value()))
                            .codeChallenge(
                                    new CodeVerifier(flow.verifier().value()),
                                    CodeChallengeMethod.S256)
                            .build();
            var end = now().plus(settings.flowFor());
            ground.db.system(tx -> {
                store.begin(tx, state, flow, end);
                return true;
            });
            return Optional.of(new Departure(request.toURI(), state, settings.flowFor()));
        } catch (IOException | GeneralException | BadJOSEException | JOSEException e) {
            LOG.warn("{} does not say how to sign in by it", provider, e);
            return Optional.empty();
        }
    }

    /// Who came back.
    ///
    /// @param state as the browser has it, and as the answer names it
    public SignOn arrive(String state, String named, String code) {
        var token = new LinkToken(state);
        var provider = settings.provider();
        if (provider.isEmpty() || !token.looksRight() || !state.equals(named)) {
            return new SignOn.Stray();
        }
        var flow = ground.db.system(tx -> store.end(tx, token, now()));
        if (flow.isEmpty()) {
            return new SignOn.Stray();
        }
        try {
            return inTurn(() -> {
                var exchange =
                        new Exchange(provider.get(), metadata(provider.get()), settings.timeout());
                return exchange.identity(code, ground.callback, flow.get());
            });
        } catch (IOException | GeneralException | BadJOSEException | JOSEException e) {
            LOG.warn("{} did not say who signed in", provider.get(), e);
            return new SignOn.Failed();
        }
    }

    /// Forgets what nobody came back from.
    public void pass() {
        ground.db.system(tx -> store.forget(tx, now()));
    }

    /// Something that is asked of the provider.
    @FunctionalInterface
    private interface Question<T> {
        T asked() throws IOException, GeneralException, BadJOSEException, JOSEException;
    }

    private <T> T inTurn(Question<T> question)
            throws IOException, GeneralException, BadJOSEException, JOSEException {
        turns.acquireUninterruptibly();
        try {
            return question.asked();
        } finally {
            turns.release();
        }
    }

    private OIDCProviderMetadata metadata(SsoProvider provider)
            throws IOException, GeneralException {
        var found = known;
        if (found == null || !now().isBefore(found.at.plus(METADATA_FRESH))) {
            var patience = Math.toIntExact(settings.timeout().toMillis());
            var metadata =
                    OIDCProviderMetadata.resolve(
                            new Issuer(provider.issuer().toString()), patience, patience);
            found = new Known(metadata, now());
            known = found;
        }
        return found.metadata;
    }

    private Instant now() {
        return ground.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
