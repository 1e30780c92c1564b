package caseloom.champ;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;

/// Paths of the API: numbers read from them, absolute addresses made of them (C-2, C-26 to C-28).
final class ChampAddresses {

    static final String PREFIX = "/api/external/v1";

    private static final int DIGITS_MOST = 16;
    private static final long NUMBER_MOST = 9_007_199_254_740_991L;

    private final String base;

    ChampAddresses(String publicUrl) {
        this.base = publicUrl + PREFIX;
    }

    String of(WorkflowId workflow, CaseId number) {
        return base + "/workflows/" + workflow.value() + "/cases/" + number.value();
    }

    String of(WorkflowId workflow, RunId number) {
        return base + "/workflows/" + workflow.value() + "/runs/" + number.value();
    }

    /// Whether a segment of a path can be a number of ours (C-28).
    static boolean isNumber(String segment) {
        if (segment.isEmpty() || segment.length() > DIGITS_MOST || segment.charAt(0) == '0') {
            return false;
        }
        for (var i = 0; i < segment.length(); i++) {
            if (segment.charAt(i) < '0' || segment.charAt(i) > '9') {
                return false;
            }
        }
        return Long.parseLong(segment) <= NUMBER_MOST;
    }
}
