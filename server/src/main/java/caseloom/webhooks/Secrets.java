package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.webhook.Signature;
import caseloom.vault.Place;
import caseloom.vault.Sealed;
import caseloom.vault.Secret;
import caseloom.vault.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/// Signing secrets: made here, kept in the vault, opened to sign. The random generator must be fit
/// for secrets. Safe to share.
final class Secrets {

    private static final int BYTES = 32;

    private final Vault vault;
    private final RandomGenerator random;

    Secrets(Vault vault, RandomGenerator random) {
        this.vault = vault;
        this.random = random;
    }

    /// A new secret (C-170, L-232).
    Secret draw(Kind kind) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Secret.of(
                switch (kind) {
                    case SUBSCRIPTION ->
                            Signature.SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes);
                    case ENDPOINT -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                });
    }

    /// To be called before a transaction in which something is sealed.
    void prepare(OrganizationId organization) {
        vault.prepare(organization);
    }

    Sealed seal(OrganizationId organization, long destination, int number, Secret secret) {
        return vault.seal(place(organization, destination, number), secret);
    }

    /// The secrets that sign at that moment, the newest first. A subscription's former one goes on
    /// for a while; an endpoint's goes on until the moment of the new one, which then signs alone.
    List<String> signing(OrganizationId organization, Claimed.To to, Instant at) {
        var secrets = to.secrets();
        var former = secrets.former();
        var signing = new ArrayList<String>();
        if (former == null || !at.isBefore(secrets.since())) {
            signing.add(open(organization, to.id(), secrets.number(), secrets.newest()));
        }
        if (former != null && isSigning(to, at)) {
            signing.add(open(organization, to.id(), secrets.number() - 1, former));
        }
        return signing;
    }

    private static boolean isSigning(Claimed.To to, Instant at) {
        var since = to.secrets().since();
        return switch (to.kind()) {
            case SUBSCRIPTION -> at.isBefore(since.plus(WebhooksSettings.OVERLAP));
            case ENDPOINT -> at.isBefore(since);
        };
    }

    private String open(OrganizationId organization, long destination, int number, Sealed sealed) {
        return vault.open(place(organization, destination, number), sealed).text();
    }

    private static Place place(OrganizationId organization, long destination, int number) {
        return Place.of(organization, "destination/" + destination + "/" + number);
    }
}
