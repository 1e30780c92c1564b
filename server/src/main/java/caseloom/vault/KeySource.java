package caseloom.vault;

import caseloom.db.DataFolder;
import java.util.List;
import java.util.random.RandomGenerator;

/// Where a node has its master keys from. Only the vault can ask it for them.
public abstract sealed class KeySource permits GivenKeys, KeyFile {

    KeySource() {}

    /// The settings, or else the key file of the data folder.
    ///
    /// @param random must be fit for secrets
    public static KeySource of(VaultSettings settings, DataFolder data, RandomGenerator random) {
        return settings.masterKeys().isEmpty()
                ? new KeyFile(data, random)
                : new GivenKeys(settings.masterKeys());
    }

    /// What it is called in complaints.
    abstract String name();

    /// Whether other nodes may work on the same database with keys of their own.
    abstract boolean isForManyNodes();

    /// The keys, the one to change to first.
    ///
    /// @param isNeeded whether the database holds what only an earlier key opens
    abstract List<Secret> keys(boolean isNeeded);

    /// The keys for a change to another: a new one first, where one can be made here.
    abstract List<Secret> forChange(List<Secret> held);

    /// The keys after a change, which only the first of them is needed for.
    abstract List<Secret> afterChange(List<Secret> held);
}
