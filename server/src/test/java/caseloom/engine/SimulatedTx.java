package caseloom.engine;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import caseloom.webhooks.Herald;
import caseloom.webhooks.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An open transaction of the simulated store. For one thread.
final class SimulatedTx implements EngineTx {

    private final SimulatedTables tables;
    private final long number;
    private final Line line;
    private final List<Decided> stored = new ArrayList<>();
    private final Set<RunKey> hooked = new HashSet<>();
    private final Map<RunKey, Long> taken = new HashMap<>();
    private boolean discarded;

    SimulatedTx(SimulatedTables tables, long number, Line line) {
        this.tables = tables;
        this.number = number;
        this.line = line;
    }

    long number() {
        return number;
    }

    SimulatedTables tables() {
        return tables;
    }

    /// A statement is about to be executed.
    void reach(String statement) {
        line.reach(statement);
    }

    /// The runs that it takes, with their new tokens.
    Map<RunKey, Long> taken() {
        return taken;
    }

    void discard() {
        discarded = true;
    }

    boolean isDiscarded() {
        return discarded;
    }

    /// The decisions it stores.
    List<Decided> stored() {
        return stored;
    }

    /// The runs for which it sets timers or starts effects.
    Set<RunKey> hooked() {
        return hooked;
    }

    @Override
    public ApplyStore apply() {
        return new SimulatedApplyStore(this);
    }

    @Override
    public HoldStore holds() {
        return new SimulatedHoldStore(this);
    }

    @Override
    public NodeStore nodes() {
        return new SimulatedNodeStore(this);
    }

    @Override
    public Known destinations(Herald herald, OrganizationId organization) {
        return herald.known();
    }

    @Override
    public Tx sql() {
        throw new UnsupportedOperationException("nothing listens or sends in a simulation");
    }
}
