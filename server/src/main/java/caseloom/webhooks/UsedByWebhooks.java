package caseloom.webhooks;

import caseloom.connections.ConnectionUses;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import java.util.List;

/// Knows which subscriptions use which connection. Without state.
public final class UsedByWebhooks implements ConnectionUses {

    private final DestinationsStore store = new DestinationsStore();

    @Override
    public List<String> of(Tx tx, OrganizationId organization, long connection) {
        return store.users(tx, organization, connection, TOLD_MOST + 1).stream()
                .map(id -> "webhook " + id)
                .toList();
    }
}
