package caseloom.vault;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.json.Json;
import caseloom.db.Tx;

/// A change of the master key by somebody: only to one that all nodes hold, and never unnoted.
///
/// @param manyNodes whether there may be other nodes
record KeyChange(Actor by, boolean manyNodes, VaultStore store) implements DataKeys.Change {

    private static final int NAMED_MOST = 20;

    /// There is one master key, so its number says nothing.
    private static final long TARGET = 0;

    @Override
    public void beginning(Tx tx, String to) {
        if (!manyNodes) {
            return;
        }
        var lacking = store.nodesWithout(tx, to, NAMED_MOST);
        if (!lacking.isEmpty()) {
            throw new NotHeldByAll(
                    "Nodes that are up do not hold master key "
                            + to
                            + ": "
                            + String.join(", ", lacking)
                            + ". Start them again with both keys in CASELOOM_MASTER_KEY, one after"
                            + " the other, and then call this once more. (A node that stopped"
                            + " without saying so counts as up until its lease is over.)");
        }
    }

    @Override
    public void done(Tx tx, Rotated rotated) {
        var detail =
                Json.object()
                        .put("master_key", rotated.masterKey())
                        .put("data_keys", rotated.dataKeys());
        AuditTrail.note(tx, by, new Deed("master_key.rotate", TARGET, detail));
    }
}
