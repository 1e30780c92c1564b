package caseloom.files;

import caseloom.db.Db;
import caseloom.vault.Place;
import caseloom.vault.Sealed;
import caseloom.vault.Secret;
import caseloom.vault.Vault;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Random bytes that all nodes of an installation share, by name. Made when first needed, and
/// sealed; never logged. Safe to share.
final class ServerSecrets {

    private static final int LENGTH = 32;

    private final Db db;
    private final Vault vault;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final SecretsStore store = new SecretsStore();

    ServerSecrets(Filing.Ground ground) {
        this.db = ground.db();
        this.vault = ground.vault();
        this.clock = ground.clock();
        this.random = ground.random();
    }

    byte[] of(String name) {
        sealBare(name);
        var place = Place.ofInstallation("server/" + name);
        var sealed = db.atOnce(tx -> store.find(tx, name)).orElseGet(() -> made(name, place));
        return vault.open(place, sealed).bytes();
    }

    /// What an earlier version left stays the same, so that its links stay good.
    private void sealBare(String name) {
        var bare = db.atOnce(tx -> store.findBare(tx, name));
        if (bare.isPresent()) {
            var sealed = vault.seal(Place.ofInstallation("server/" + name), bare.get());
            db.system(tx -> store.seal(tx, name, sealed));
        }
    }

    private Sealed made(String name, Place place) {
        var value = new byte[LENGTH];
        random.nextBytes(value);
        var sealed = vault.seal(place, Secret.of(value));
        return db.system(tx -> {
            store.make(tx, name, sealed, clock.instant());
            return store.find(tx, name).orElseThrow();
        });
    }
}
