package caseloom.runs;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a wish reads and writes, within its transaction: PostgreSQL, or the store of the
/// simulation.
interface RunsStore {

    /// What a wish needs to know of the case it locked.
    record Locked(String status, boolean shown) {}

    /// A history row to write.
    record Told(RunId run, int seq, Instant at, String entries) {}

    Optional<RunRecord> find(OrganizationId organization, RunId run);

    List<RunRecord> ofCase(OrganizationId organization, CaseId number, int most);

    default RunRecord current(Verb verb, RunId run) {
        return find(verb.organization(), run).orElseThrow();
    }

    void lockRun(Verb verb, RunRecord run);

    Locked lockCase(Verb verb, CaseId number);

    /// The number of the decision that cancelled it; empty when the run has ended already.
    Optional<Integer> cancel(Verb verb, RunRecord run);

    /// The number of the decision that paused it; empty when it has ended or is paused.
    Optional<Integer> pause(Verb verb, RunRecord run);

    /// The number of the decision that resumed it; empty when it is not paused.
    Optional<Integer> resume(Verb verb, RunRecord run);

    boolean moveCase(Verb verb, CaseId number, String to);

    void tell(Verb verb, CaseId number, Told told);

    /// Nothing wakes the run any more; whom it concerns is told from that moment on.
    void unhook(Verb verb, RunRecord run);

    /// Puts out of sight what would wake the run.
    void hold(RunRecord run);

    /// Events and callbacks that came for it are brought again.
    void releaseMail(Verb verb, RunRecord run);

    /// Its timers come due again when they would have.
    void release(RunRecord run);

    /// The number of the new run; empty when the run did not fail or is not the case's last.
    Optional<RunId> retry(Verb verb, RunRecord run);

    /// The number of the new run; empty when the run lives or is not the case's last.
    Optional<RunId> restart(Verb verb, RunRecord run);

    /// Has the engine look at the run at once.
    void wake(Verb verb, CaseId number, RunId run, int timer);
}
