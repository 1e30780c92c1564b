package caseloom.engine;

/// The numbers of the case and of the run: where every row of a run is found.
public record RunKey(long caseId, long runId) {}
