package caseloom.sso;

import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.links.LinkToken;
import java.time.Instant;
import java.util.Optional;

/// The statements on what was asked of the provider.
final class FlowsStore {

    private static final Sql SQL = Sql.of(FlowsStore.class, "flows.sql");

    /// What an answer must fit to.
    ///
    /// @param verifier shows the provider that we are who asked
    record Flow(LinkToken nonce, LinkToken verifier) {}

    void begin(Tx tx, LinkToken state, Flow flow, Instant end) {
        tx.change(SQL.get("begin"), state.hash(), flow.nonce.value(), flow.verifier.value(), end);
    }

    /// What was asked, once.
    Optional<Flow> end(Tx tx, LinkToken state, Instant now) {
        return tx.first(
                SQL.get("end"),
                row ->
                        new Flow(
                                new LinkToken(row.getString("nonce")),
                                new LinkToken(row.getString("verifier"))),
                state.hash(),
                now);
    }

    int forget(Tx tx, Instant now) {
        return tx.change(SQL.get("forget"), now);
    }
}
