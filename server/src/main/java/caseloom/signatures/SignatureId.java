package caseloom.signatures;

import caseloom.callbacks.Callback;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which request for signatures.
///
/// @param activation of the step that asks, unique in its run
public record SignatureId(CaseId caseId, RunId run, int activation) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,15})-([1-9][0-9]{0,8})");

    /// As it stands in addresses, behind that of its case.
    public String text() {
        return run.value() + "-" + activation;
    }

    /// The one of a case by that text; empty for a text that names none.
    public static Optional<SignatureId> of(CaseId caseId, String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new SignatureId(
                                caseId,
                                new RunId(Long.parseLong(parts.group(1))),
                                Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    static SignatureId of(Callback callback) {
        return new SignatureId(
                new CaseId(callback.caseId()), new RunId(callback.runId()), callback.activation());
    }

    Callback callback(OrganizationId organization) {
        return new Callback(caseId.value(), run.value(), activation, organization);
    }
}
