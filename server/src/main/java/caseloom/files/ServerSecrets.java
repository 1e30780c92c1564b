package caseloom.files;

import caseloom.db.Db;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Random bytes that all nodes of an installation share, by name. Made when first needed; never
/// logged. Safe to share.
final class ServerSecrets {

    private static final int LENGTH = 32;

    private final Db db;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final SecretsStore store = new SecretsStore();

    /// The random numbers must be fit for secrets.
    ServerSecrets(Db db, InstantSource clock, RandomGenerator random) {
        this.db = db;
        this.clock = clock;
        this.random = random;
    }

    byte[] of(String name) {
        return db.atOnce(tx -> store.find(tx, name)).orElseGet(() -> made(name));
    }

    private byte[] made(String name) {
        var value = new byte[LENGTH];
        random.nextBytes(value);
        return db.system(tx -> {
            store.make(tx, name, value, clock.instant());
            return store.find(tx, name).orElseThrow();
        });
    }
}
