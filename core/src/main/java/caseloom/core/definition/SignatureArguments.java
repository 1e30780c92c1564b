package caseloom.core.definition;

import caseloom.core.signature.SignatureRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what steps that want signatures have of their own. What is written out is checked here;
/// what is an expression is checked when the step runs.
final class SignatureArguments {

    private final Tools tools;

    SignatureArguments(Tools tools) {
        this.tools = tools;
    }

    void read(Form form) {
        files(form.get("file"));
        signers(form.get("signers"));
        text(form, "subject", SignatureRequest.SUBJECT_MOST, SignatureRequest::isSubject);
        text(form, "message", SignatureRequest.MESSAGE_MOST, SignatureRequest::isMessage);
        if (!expression(form.get("ordered"))) {
            form.flag("ordered");
        }
        if (form.has("signers") && form.has("fields")) {
            form.complainAbout(
                    "fields",
                    "`fields` are filled in by whoever names the signers: write either `signers` or"
                            + " `fields`.");
        }
    }

    private void files(@Nullable Value value) {
        if (value == null || expression(value)) {
            return;
        }
        var all = all(value);
        if (all.isEmpty() || all.size() > SignatureRequest.FILES_MOST) {
            tools.complaints()
                    .error(
                            value,
                            "`file` must be the id of a file, or a list of 1 to "
                                    + SignatureRequest.FILES_MOST
                                    + " of them.");
        }
        for (var one : all) {
            if (!expression(one)
                    && !(one instanceof Value.Text text && SignatureRequest.isFile(text.text()))) {
                tools.complaints()
                        .error(
                                one,
                                "`file` must be the id of a file such as `document_12`, or an"
                                        + " expression that gives one.");
            }
        }
    }

    private void signers(@Nullable Value value) {
        if (value == null || expression(value)) {
            return;
        }
        var all = all(value);
        if (all.isEmpty() || all.size() > SignatureRequest.SIGNERS_MOST) {
            tools.complaints()
                    .error(
                            value,
                            "`signers` must be an email address, or a list of 1 to "
                                    + SignatureRequest.SIGNERS_MOST
                                    + " of them; leave it out when they are named later.");
        }
        for (var one : all) {
            if (!expression(one)
                    && !(one instanceof Value.Text text
                            && SignatureRequest.isAddress(text.text()))) {
                tools.complaints().error(one, "Somebody in `signers` must be an email address.");
            }
        }
    }

    private void text(Form form, String name, int most, Fit fit) {
        if (form.get(name) instanceof Value.Text text
                && !expression(text)
                && !fit.holds(text.text())) {
            tools.complaints()
                    .error(
                            text,
                            "`"
                                    + name
                                    + "` must have at most "
                                    + most
                                    + " characters, none of them a control character.");
        }
    }

    @FunctionalInterface
    private interface Fit {
        boolean holds(String text);
    }

    private static List<? extends Value> all(Value value) {
        return value instanceof Value.Items items ? items.values() : List.of(value);
    }

    private static boolean expression(@Nullable Value value) {
        return value instanceof Value.Text text && Texts.wrapped(text);
    }
}
