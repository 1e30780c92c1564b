package caseloom.approvals;

import caseloom.callbacks.Callback;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which request.
///
/// @param activation of the step that asks, unique in its run
public record ApprovalId(CaseId caseId, RunId run, int activation) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,15})-([1-9][0-9]{0,8})");

    /// The one of a case that a text names as addresses do; empty when it names none.
    public static Optional<ApprovalId> of(CaseId caseId, String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new ApprovalId(
                                caseId,
                                new RunId(Long.parseLong(parts.group(1))),
                                Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    static ApprovalId of(Callback callback) {
        return new ApprovalId(
                new CaseId(callback.caseId()), new RunId(callback.runId()), callback.activation());
    }

    Callback callback(OrganizationId organization) {
        return new Callback(caseId.value(), run.value(), activation, organization);
    }

    /// As it stands in addresses, behind that of its case.
    public String text() {
        return run.value() + "-" + activation;
    }
}
