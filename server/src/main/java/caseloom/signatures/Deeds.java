package caseloom.signatures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What signers did, in the order in which they did it (L-173).
public final class Deeds {

    private Deeds() {}

    /// A deed and whose it is.
    public record Done(Signer signer, SignerDeed deed) {}

    public static List<Done> of(Signature signature) {
        var done = new ArrayList<Done>();
        for (var signer : signature.signers()) {
            var deed = signer.deed();
            if (deed != null) {
                done.add(new Done(signer, deed));
            }
        }
        done.sort(
                Comparator.comparing((Done one) -> one.deed.at())
                        .thenComparingInt(one -> one.signer.place()));
        return List.copyOf(done);
    }
}
