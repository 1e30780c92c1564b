package caseloom.bench;

/// What became of a small steady load.
record Quiet(Load.Result load, Lag lag, Verification.Verdict verdict) {

    /// Its figures, each named for when that was.
    void tell(Figures figures, String when) {
        var seconds = Ticks.seconds(lag.last() - load.start());
        figures.put(when + "_completed_per_s", verdict.right() / seconds, 1);
        figures.latencies(when + "_create", load.latency());
        figures.latencies(when + "_completion_lag", lag.nanos());
        figures.json().put(when + "_refused", load.answers().refused());
    }

    /// What went wrong; empty for nothing.
    String complaint() {
        return load.answers().failure() + verdict.complaint();
    }
}
