package caseloom.vault;

import caseloom.audit.Actor;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.time.CannotStart;
import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Seals and opens secrets. What is sealed is bound to its place and opens nowhere else. Safe to
/// share.
///
/// The first time for an organization, its key is read or made in a transaction of its own; who
/// seals inside a transaction calls `prepare` before it.
public final class Vault {

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

    private final ReentrantLock rotation = new ReentrantLock();
    private final VaultStore store = new VaultStore();
    private final DataKeys dataKeys;
    private final KeySource source;
    private List<Secret> held;

    private Vault(DataKeys dataKeys, KeySource source, List<Secret> held) {
        this.dataKeys = dataKeys;
        this.source = source;
        this.held = held;
    }

    /// Finds out whether the master key fits the database. The first one that a database meets is
    /// the one that fits.
    ///
    /// @throws CannotStart when it does not fit
    public static Vault open(Db db, InstantSource clock, VaultSettings settings, KeySource source) {
        var store = new VaultStore();
        var held = source.keys(db.system(store::current).isPresent());
        var keys = masterKeys(held);
        var current =
                db.system(tx -> {
                    store.settle(tx, keys.first().id(), clock.instant());
                    return store.current(tx).orElseThrow();
                });
        if (keys.find(current).isEmpty()) {
            throw new CannotStart(misfit(source, current, keys));
        }
        var dataKeys = new DataKeys(db, clock, settings.dataKeysInMemory(), keys);
        var vault = new Vault(dataKeys, source, held);
        vault.tryOut();
        return vault;
    }

    /// The names of the master keys that this node holds, which tell nothing about them.
    public List<String> masterKeys() {
        return dataKeys.held().names();
    }

    /// To be called once other nodes know of this one: a change of the master key that was under
    /// way at its start did not ask it.
    ///
    /// @throws CannotStart when the master key does not fit any more
    public void confirm() {
        var current = dataKeys.current();
        if (dataKeys.held().find(current).isEmpty()) {
            throw new CannotStart(misfit(source, current, dataKeys.held()));
        }
    }

    /// Reads or makes the organization's key, so that sealing needs no further connection.
    public void prepare(OrganizationId organization) {
        dataKeys.findOrMake(organization.value());
    }

    public Sealed seal(Place place, Secret secret) {
        try {
            return Sealed.of(
                    dataKeys.findOrMake(place.owner()).encrypt(secret.bytes(), place.bond()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal " + place, e);
        }
    }

    /// What was sealed for that place.
    ///
    /// @throws Unopenable when it was altered or sealed for another place, or this node does not
    ///   hold the master key
    public Secret open(Place place, Sealed sealed) {
        var key = dataKeys.find(place.owner()).orElseThrow(() -> altered(place));
        return opened(key, place, sealed);
    }

    /// Seals all data keys with the first of the master keys that this node holds; with a key file,
    /// with a new one. What is sealed with them stays as it is, and readable meanwhile.
    ///
    /// @throws Unopenable when a data key does not open; nothing was changed then
    /// @throws NotHeldByAll when another node could not open them afterwards; nothing was changed
    public Rotated rotate(Actor by) {
        rotation.lock();
        try {
            hold(source.forChange(held));
            var rotated = dataKeys.reseal(new KeyChange(by, source.isForManyNodes(), store));
            hold(source.afterChange(held));
            LOG.info("master key {} counts", rotated.masterKey());
            return rotated;
        } finally {
            rotation.unlock();
        }
    }

    private void hold(List<Secret> keys) {
        dataKeys.hold(masterKeys(keys));
        held = keys;
    }

    /// The name of a key says nothing about what it opens, so one thing is opened.
    private void tryOut() {
        try {
            dataKeys.findOrMake(Place.ofInstallation("vault/trial").owner());
        } catch (Unopenable e) {
            throw new CannotStart("the vault cannot be opened: " + e.getMessage());
        }
    }

    private static Secret opened(Aead key, Place place, Sealed sealed) {
        try {
            return Secret.of(key.decrypt(sealed.bytes(), place.bond()));
        } catch (GeneralSecurityException _) {
            throw altered(place);
        }
    }

    private static Unopenable altered(Place place) {
        return new Unopenable("what lies at " + place + " was not sealed for this place");
    }

    private static MasterKeys masterKeys(List<Secret> texts) {
        return new MasterKeys(
                texts.stream().map(text -> MasterKey.read(text.text()).orElseThrow()).toList());
    }

    private static String misfit(KeySource source, String current, MasterKeys keys) {
        return source.name()
                + " does not fit this database: its secrets are sealed with master key "
                + current
                + ", and this node holds "
                + keys.ids()
                + ". Set CASELOOM_MASTER_KEY to the key that the database was used with before; to"
                + " change it, give both, the new one first, and then call `./caseloom master-key"
                + " rotate`";
    }
}
