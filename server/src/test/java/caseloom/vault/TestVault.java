package caseloom.vault;

import caseloom.audit.Actor;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// A vault for tests, as a node has it that was given its master key.
public final class TestVault {

    /// The setting `CASELOOM_MASTER_KEY` of all servers that tests start.
    public static final String MASTER_KEY = "Y2FzZWxvb20gdGVzdHMgYWxsIHVzZSB0aGlzIGtleSE=";

    static final Actor ADMIN = Actor.system(new OrganizationId(1));

    static final int DATA_KEYS_IN_MEMORY = 4;

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-05-28T17:04:12Z"));

    private TestVault() {}

    public static Vault on(Db db) {
        return on(db, MASTER_KEY);
    }

    /// A node that holds these keys, the first being the one to change to.
    static Vault on(Db db, String... masterKeys) {
        var keys = List.of(masterKeys).stream().map(Secret::of).toList();
        return Vault.open(
                db, CLOCK, new VaultSettings(keys, DATA_KEYS_IN_MEMORY), new GivenKeys(keys));
    }
}
