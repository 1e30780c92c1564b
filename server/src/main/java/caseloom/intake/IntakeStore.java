package caseloom.intake;

import java.util.List;

/// Where new records are written: PostgreSQL, or the store of the simulation. Each method is one
/// transaction. Safe to share.
interface IntakeStore {

    /// New numbers, the lowest first; nobody else is given any of them.
    List<Numbers> numbers(int count);

    /// Writes all of these or, when it throws, none, unless the fault's kind is `GONE`. Refuses
    /// when the node in whose name they are written has lost its lease.
    void write(long node, List<Waiting> items);
}
