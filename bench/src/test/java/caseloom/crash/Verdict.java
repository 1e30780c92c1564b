package caseloom.crash;

import java.time.Duration;
import java.util.List;

/// What came of a run.
///
/// @param answered creations that were answered 201
/// @param unknown creations without a key that were never answered
/// @param calls that the service got, repeated ones included
/// @param lost answered cases that are not there, or not Closed
/// @param doubled cases that are there twice, or went past their service step not exactly once
/// @param faults what else no kill explains
record Verdict(
        int answered,
        int unknown,
        int kills,
        int calls,
        List<String> lost,
        List<String> doubled,
        List<String> faults,
        Duration longestStall) {

    @Override
    public String toString() {
        return "cases "
                + answered
                + ", unanswered without a key "
                + unknown
                + ", kills "
                + kills
                + ", calls of the service "
                + calls
                + ", lost "
                + lost.size()
                + ", doubled "
                + doubled.size()
                + ", longest stall "
                + longestStall.toMillis()
                + " ms";
    }
}
