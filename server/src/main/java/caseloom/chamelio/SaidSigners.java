package caseloom.chamelio;

import caseloom.access.Email;
import caseloom.core.json.Json;
import caseloom.core.signature.SignatureRequest;
import caseloom.core.variables.Findings;
import caseloom.core.variables.Scalar;
import caseloom.core.variables.Scalars;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The members of a body that starts a signing, as far as their types are right (section 5.9).
record SaidSigners(
        List<String> signers,
        Optional<String> message,
        List<InputValue> values,
        Optional<String> user,
        Optional<String> stepRun) {

    private static final String SIGNERS = "signers";
    private static final String MESSAGE = "message";

    /// Whether a body has more signers than one step may have. That is asked first: what is wrong
    /// with each of a million items is no answer.
    static boolean isTooMuch(Fields body) {
        return body.object().get(SIGNERS) instanceof ArrayNode list
                && list.size() > SignatureRequest.SIGNERS_MOST;
    }

    /// Reads the members in the order of the contract.
    static SaidSigners of(Fields body) {
        return new SaidSigners(
                signers(body),
                message(body),
                body.object().hasNonNull("variables")
                        ? InputValue.list(body)
                        : List.<InputValue>of(),
                body.optionalEmail("user_email"),
                body.optionalText("step_run_id"));
    }

    private static List<String> signers(Fields body) {
        var list = body.list(SIGNERS);
        if (list.filter(ArrayNode::isEmpty).isPresent()) {
            body.flaw(Findings.minItems(1), SIGNERS);
        }
        var signers = new ArrayList<String>();
        var items = list.orElseGet(Json::array);
        for (var i = 0; i < items.size(); i++) {
            var place = body.place().at(SIGNERS).at(i);
            if (items.get(i).isNull()) {
                body.flaws().add(Findings.NONE_NOT_ALLOWED, place);
                continue;
            }
            switch (Scalars.text(items.get(i))) {
                case Scalar.Wrong<String>(var finding) -> body.flaws().add(finding, place);
                case Scalar.Read<String>(var text) -> {
                    if (Email.isEmail(text)) {
                        signers.add(text);
                    } else {
                        body.flaws().add(Findings.EMAIL, place);
                    }
                }
            }
        }
        return signers;
    }

    /// The contract knows no complaint about what is in a message: what cannot be shown is left
    /// out.
    private static Optional<String> message(Fields body) {
        var text = body.optionalText(MESSAGE);
        if (text.filter(one -> one.length() > SignatureRequest.MESSAGE_MOST).isPresent()) {
            body.flaw(Findings.maxLength(SignatureRequest.MESSAGE_MOST), MESSAGE);
        }
        return text.map(one -> {
            var shown = new StringBuilder(one.length());
            one.codePoints()
                    .filter(c -> c == '\n' || !Character.isISOControl(c))
                    .forEach(shown::appendCodePoint);
            return shown.toString();
        });
    }
}
