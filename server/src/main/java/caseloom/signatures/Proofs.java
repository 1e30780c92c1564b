package caseloom.signatures;

import caseloom.seals.Evidence;
import caseloom.seals.Ink;
import java.util.ArrayList;
import java.util.List;

/// Puts the evidence of signatures together.
final class Proofs {

    private Proofs() {}

    /// Where the signatures were asked for, in words.
    record Place(String organization, String step) {}

    static Evidence of(Place place, Signature signature, SigningDocument document) {
        var started = signature.started().orElseThrow();
        return new Evidence(
                signature.title(),
                new Evidence.Original(document.name(), document.size(), document.sha256()),
                new Evidence.Occasion(
                        place.organization,
                        String.valueOf(signature.id().caseId().value()),
                        place.step,
                        signature.id().text(),
                        started.by(),
                        started.at()),
                signatures(signature));
    }

    private static List<Evidence.Signature> signatures(Signature signature) {
        var found = new ArrayList<Evidence.Signature>();
        for (var one : Deeds.of(signature)) {
            if (one.deed() instanceof SignerDeed.Signed signed) {
                found.add(
                        new Evidence.Signature(
                                one.signer().email(),
                                signed.name(),
                                Ink.of(signed.ink()).orElse(null),
                                signed.at(),
                                invited(one.signer().invited()),
                                signed.witness().address(),
                                signed.witness().agent(),
                                signed.consent()));
            }
        }
        return found;
    }

    private static String invited(Signer.Invited invited) {
        var ways = new ArrayList<String>();
        if (invited.mailedAt() != null) {
            ways.add("sent by mail to this address on " + invited.mailedAt());
        }
        if (invited.handedAt() != null) {
            ways.add("given to " + invited.handedTo() + " on " + invited.handedAt());
        }
        return String.join("; ", ways);
    }
}
