package caseloom.workflows;

import caseloom.core.definition.CaseSource;
import caseloom.core.definition.Outline;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.outcome.Refusal.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A pushed document with what is needed to file it. The rest of it may be broken.
///
/// @param keyGiven whether the author chose the text id, which is made from the name otherwise
record Draft(
        String name,
        String key,
        boolean keyGiven,
        String title,
        CaseSource source,
        String document) {

    /// The `name` of a document in the specification of the language is a DNS label.
    private static final Pattern NAME = Pattern.compile("[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /// Whether a text has the form of a text id (L-47); nothing else names a workflow.
    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    static Outcome<Draft> of(String document, Outline outline) {
        var faults = new ArrayList<Fault>();
        var name = outline.name().orElse("");
        if (!NAME.matcher(name).matches()) {
            faults.add(
                    new Fault(
                            "document.name",
                            "It names the workflow: up to 63 characters of a-z, 0-9 and -, a letter"
                                    + " first.",
                            name.isEmpty()
                                    ? "Write `name:` below `document:`, such as"
                                            + " `name: refund-request`."
                                    : "Rename the workflow, for example to `refund-request`."));
        }
        var key = outline.key().orElseGet(() -> name.replace('-', '_'));
        if (outline.key().isPresent() && !isKey(key)) {
            faults.add(
                    new Fault(
                            "document.metadata.key",
                            "It is up to 64 characters of a-z, 0-9 and _, a letter first.",
                            "Change it, or leave it out: it is made from the name then."));
        }
        if (!faults.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(List.copyOf(faults)));
        }
        var title = outline.title().orElse(name);
        var source = outline.source().orElse(CaseSource.DIRECT);
        return Outcome.done(
                new Draft(name, key, outline.key().isPresent(), title, source, document));
    }
}
