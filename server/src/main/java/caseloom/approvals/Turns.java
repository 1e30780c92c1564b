package caseloom.approvals;

import caseloom.approvals.ApprovalsStore.Row;
import caseloom.callbacks.Callbacks;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import java.util.Optional;

/// Requests that somebody waits for, which stay as they are until the transaction ends.
final class Turns {

    private Turns() {}

    /// Empty when nobody waits for it.
    static Optional<Row> row(
            ApprovalsStore store, Tx tx, OrganizationId organization, ApprovalId id) {
        return Callbacks.hold(tx, id.callback(organization))
                ? store.find(tx, organization, id)
                : Optional.empty();
    }

    /// Whose turn it is there.
    static Optional<Turn> held(
            ApprovalsStore store, Tx tx, OrganizationId organization, ApprovalId id) {
        return row(store, tx, organization, id)
                .map(row -> {
                    var request = row.asked().request();
                    var known = Known.of(store, tx, organization, id, request);
                    var people = known.seats(id, request).turn(known.decisions(id));
                    return new Turn(organization, id, row.asked(), people);
                });
    }
}
