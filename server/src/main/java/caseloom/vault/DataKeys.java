package caseloom.vault;

import caseloom.db.Db;
import caseloom.db.Tx;
import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The keys that seal values, opened, as many as memory has room for. They never change, whatever
/// they are sealed with. Safe to share.
final class DataKeys {

    private static final int RESEALED_AT_ONCE = 500;

    private final VaultStore store = new VaultStore();
    private final ConcurrentHashMap<Long, Aead> ciphers = new ConcurrentHashMap<>();
    private final Db db;
    private final InstantSource clock;
    private final int most;
    private volatile MasterKeys masterKeys;

    DataKeys(Db db, InstantSource clock, int most, MasterKeys masterKeys) {
        this.db = db;
        this.clock = clock;
        this.most = most;
        this.masterKeys = masterKeys;
    }

    /// From now on these master keys are held.
    void hold(MasterKeys keys) {
        masterKeys = keys;
    }

    MasterKeys held() {
        return masterKeys;
    }

    /// The name of the key that counts, once no change of it is under way.
    String current() {
        return db.system(store::currentShared);
    }

    /// The key of an owner, empty when nothing was ever sealed for it.
    Optional<Aead> find(long owner) {
        var known = ciphers.get(owner);
        return known == null
                ? db.atOnce(tx -> store.find(tx, owner)).map(this::remembered)
                : Optional.of(known);
    }

    /// The same, made when it is missing: committed before anything is sealed with it.
    Aead findOrMake(long owner) {
        return find(owner).orElseGet(() -> remembered(db.system(tx -> made(tx, owner))));
    }

    /// Has a say in the transaction of a change.
    interface Change {

        /// Before anything is changed to that key; may refuse by throwing.
        void beginning(Tx tx, String to);

        void done(Tx tx, Rotated rotated);
    }

    /// Seals all data keys with the first master key, in the one transaction that says so.
    Rotated reseal(Change change) {
        var to = masterKeys.first();
        return db.system(tx -> {
            var before = store.currentAlone(tx);
            if (before.equals(to.id())) {
                return new Rotated(to.id(), 0);
            }
            change.beginning(tx, to.id());
            var count = 0;
            var rows = store.sealedOtherwise(tx, to.id(), RESEALED_AT_ONCE);
            while (!rows.isEmpty()) {
                rows.forEach(row -> reseal(tx, row, to));
                count += rows.size();
                rows = store.sealedOtherwise(tx, to.id(), RESEALED_AT_ONCE);
            }
            if (!store.change(tx, to.id(), clock.instant(), before)) {
                throw new IllegalStateException("the master key changed under its lock");
            }
            var rotated = new Rotated(to.id(), count);
            change.done(tx, rotated);
            return rotated;
        });
    }

    private void reseal(Tx tx, SealedKey row, MasterKey to) {
        var sealed = to.seal(opened(row), row.owner());
        if (!store.reseal(tx, new SealedKey(row.owner(), to.id(), sealed), row.masterKey())) {
            throw new IllegalStateException("data key " + row.owner() + " changed under the lock");
        }
    }

    private SealedKey made(Tx tx, long owner) {
        var current = masterKey(store.currentShared(tx));
        var sealed = current.seal(Tink.draw(), owner);
        store.make(tx, new SealedKey(owner, current.id(), sealed), clock.instant());
        return store.find(tx, owner).orElseThrow();
    }

    private Aead remembered(SealedKey key) {
        var cipher = Tink.cipher(opened(key));
        if (ciphers.size() >= most) {
            ciphers.clear();
        }
        ciphers.put(key.owner(), cipher);
        return cipher;
    }

    private byte[] opened(SealedKey key) {
        try {
            return masterKey(key.masterKey()).open(key.sealed(), key.owner());
        } catch (GeneralSecurityException e) {
            throw new Unopenable(
                    "the data key of owner "
                            + key.owner()
                            + " was altered: master key "
                            + key.masterKey()
                            + " does not open it",
                    e);
        }
    }

    private MasterKey masterKey(String id) {
        var held = masterKeys;
        return held.find(id)
                .orElseThrow(() ->
                        new Unopenable(
                                "secrets are sealed with master key "
                                        + id
                                        + ", and this node holds "
                                        + held.ids()
                                        + ": start it again with both keys in"
                                        + " CASELOOM_MASTER_KEY"));
    }
}
