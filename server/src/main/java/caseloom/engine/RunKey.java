package caseloom.engine;

import java.util.Comparator;

/// The numbers of the case and of the run: where every row of a run is found.
public record RunKey(long caseId, long runId) {

    /// In which statements take the rows of many runs, so that no two wait for each other.
    static final Comparator<RunKey> ORDER =
            Comparator.comparingLong(RunKey::caseId).thenComparingLong(RunKey::runId);
}
