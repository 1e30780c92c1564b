package caseloom.crash;

import java.time.Duration;
import java.util.List;

/// What came of a run.
///
/// @param answered creations that were answered 201
/// @param calls that the service got, repeated ones included
/// @param faults what no kill explains
record Verdict(
        int answered,
        int kills,
        int calls,
        Judge.Findings findings,
        List<String> faults,
        Duration longestStall) {

    @Override
    public String toString() {
        return "cases "
                + answered
                + ", kills "
                + kills
                + ", calls of the service "
                + calls
                + ", lost "
                + findings.lost().size()
                + ", doubled "
                + findings.doubled().size()
                + ", longest stall "
                + longestStall.toMillis()
                + " ms";
    }
}
