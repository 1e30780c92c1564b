package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.webhook.Change;
import caseloom.db.Tx;
import java.util.List;

/// What those who change records need of webhooks. In each transaction the destinations must be as
/// the writer knows them: either its statement asks so (`require_destinations`), or it calls `hold`
/// before it locks anything.
public interface Herald {

    /// The destinations as this node knows them, for a statement that asks whether it is still so.
    Known known();

    /// A writer was refused, perhaps because the destinations are no longer as it knew them: true
    /// when they are not, and `known` gives another answer now.
    boolean moved(Known then);

    /// To be called before a transaction that holds destinations and may write.
    void prepare();

    /// Destinations stay as they are until the transaction ends.
    void hold(Tx tx);

    /// One organization's destinations, in a transaction that holds them.
    Known known(Tx tx, OrganizationId organization);

    /// Writes the deliveries of the events that follow from changes; true when there are some.
    /// Comes after the changes themselves.
    boolean write(Tx tx, Known known, List<Change> changes);

    /// Deliveries were committed: the sender looks at once.
    void hint();
}
