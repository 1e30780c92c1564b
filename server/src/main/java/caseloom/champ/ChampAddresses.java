package caseloom.champ;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import java.util.Optional;

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

    /// A number of a path; empty when the text cannot be one.
    static Optional<Long> number(String text) {
        if (text.isEmpty() || text.length() > DIGITS_MOST || text.charAt(0) == '0') {
            return Optional.empty();
        }
        var number = 0L;
        for (var i = 0; i < text.length(); i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            number = number * 10 + digit;
        }
        return number <= NUMBER_MOST ? Optional.of(number) : Optional.empty();
    }
}
