package caseloom.changes;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/// What is read and written of a case in hand, within a transaction and one organization:
/// PostgreSQL, or the store of the simulation.
interface HandStore {

    /// How a run stands once its count of decisions was moved.
    ///
    /// @param seq the number that its history row has
    /// @param unbegun whether it goes on by itself and nobody decided anything about it yet
    record Counted(int seq, boolean unbegun) {}

    /// Entries as they are stored.
    record Told(Instant at, String entries) {}

    /// What a case becomes.
    record Amended(String subject, ObjectNode attributes, Instant at) {}

    /// The newest run of a case; empty when there is no such case.
    Optional<RunId> newest(CaseId number);

    void holdRun(CaseId number, RunId run);

    /// Empty when the cases API does not show it.
    Optional<HeldCase> holdCase(CaseId number, RunId run);

    Counted count(HeldCase held);

    /// Has the engine look at its run at once.
    void wake(HeldCase held, int timer, Instant at);

    void tell(HeldCase held, int seq, Told told);

    void amend(HeldCase held, Amended to);

    void own(HeldCase held, long owner);
}
