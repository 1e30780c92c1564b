package caseloom.vault;

import caseloom.settings.Env;
import java.util.List;

/// Which master keys a node holds, and how much of the vault is kept in memory.
///
/// @param masterKeys the first is the one to change to, the others still open; empty for the key
///   file of the data folder
/// @param dataKeysInMemory how many organizations' keys are kept opened
public record VaultSettings(List<Secret> masterKeys, int dataKeysInMemory) {

    private static final String MAKE_ONE = "`./caseloom master-key new` makes one";

    public VaultSettings {
        masterKeys = List.copyOf(masterKeys);
    }

    /// An external database may have other nodes, which must hold the same key: none is made for
    /// it.
    public static VaultSettings from(Env env) {
        var keys = env.list("MASTER_KEY");
        if (keys.isEmpty() && env.text("DATABASE_URL").isPresent()) {
            env.complain(
                    "MASTER_KEY",
                    "is needed with CASELOOM_DATABASE_URL, the same for all nodes of that"
                            + " database: base64 of 32 random bytes; "
                            + MAKE_ONE);
        }
        complain(env, keys);
        return new VaultSettings(
                keys.stream().map(Secret::of).toList(),
                env.integer("VAULT_DATA_KEYS_IN_MEMORY", 10_000, 1, 1_000_000));
    }

    /// No complaint repeats a key.
    private static void complain(Env env, List<String> keys) {
        for (var i = 0; i < keys.size(); i++) {
            if (MasterKey.read(keys.get(i)).isEmpty()) {
                env.complain(
                        "MASTER_KEY",
                        "holds no key at place "
                                + (i + 1)
                                + ": not base64 of 32 bytes; "
                                + MAKE_ONE);
            }
        }
    }
}
