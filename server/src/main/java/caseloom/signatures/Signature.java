package caseloom.signatures;

import caseloom.access.Email;
import caseloom.callbacks.OpenSince;
import caseloom.core.definition.StepFields;
import caseloom.core.signature.SignatureRequest;
import caseloom.core.signature.SigningRound;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A request for signatures.
///
/// @param step the id of the step that asks, as callers see it (L-75)
/// @param fields what is collected by whoever names the signers; empty for nothing
/// @param open whether it still waits for somebody
/// @param started empty as long as nobody named the signers
public record Signature(
        SignatureId id,
        Asked asked,
        String step,
        Optional<StepFields> fields,
        boolean open,
        Optional<Started> started,
        List<SigningDocument> documents,
        List<Signer> signers) {

    /// What a run asked.
    ///
    /// @param step JSON Pointer of the step that asks
    public record Asked(String step, SignatureRequest request, Instant at) {}

    /// How the signing began.
    ///
    /// @param by who named the signers; empty when the document does
    /// @param message what the signers read
    /// @param filled what was collected then
    public record Started(Instant at, String by, String message, ObjectNode filled) {}

    public Signature {
        documents = List.copyOf(documents);
        signers = List.copyOf(signers);
    }

    /// What it is called.
    public String title() {
        var subject = asked.request().subject();
        return subject.isBlank() ? documents.getFirst().name() : subject;
    }

    /// What the signers' deeds came to.
    public SigningRound.Result result() {
        return started.isEmpty() ? SigningRound.Result.OPEN : round().result();
    }

    /// Who may sign now.
    public List<Signer> active() {
        if (!open || started.isEmpty()) {
            return List.of();
        }
        var active = round().active();
        return signers.stream().filter(one -> active.contains(one.folded())).toList();
    }

    /// The signer of that address.
    public Optional<Signer> signer(String email) {
        var folded = Email.folded(email);
        return signers.stream().filter(one -> one.folded().equals(folded)).findFirst();
    }

    SigningRound round() {
        return new SigningRound(
                asked.request().ordered(),
                signers.stream().map(Signer::folded).toList(),
                those(SignerDeed.Signed.class),
                those(SignerDeed.Declined.class));
    }

    private Set<String> those(Class<? extends SignerDeed> deed) {
        return signers.stream()
                .filter(one -> deed.isInstance(one.deed()))
                .map(Signer::folded)
                .collect(Collectors.toSet());
    }

    /// Where it stands among all that waits for people.
    public OpenSince place() {
        return new OpenSince(asked.at(), id.caseId().value(), id.run().value(), id.activation());
    }
}
