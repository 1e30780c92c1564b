package caseloom.core.signature;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The signers of a step with what they did so far: who may sign now, and what it came to (L-166,
/// L-169). Immutable.
///
/// @param ordered whether each may sign only when those before them did
/// @param signers in their order, each once
/// @param signed those who signed
/// @param declined those who will not
public record SigningRound(
        boolean ordered, List<String> signers, Set<String> signed, Set<String> declined) {

    public SigningRound {
        signers = List.copyOf(signers);
        signed = Set.copyOf(signed);
        declined = Set.copyOf(declined);
    }

    /// What the signers' deeds came to.
    public enum Result {
        OPEN,
        SIGNED,
        DECLINED
    }

    /// One who declines ends it for all; otherwise all must sign.
    public Result result() {
        if (!declined.isEmpty()) {
            return Result.DECLINED;
        }
        return signed.containsAll(signers) ? Result.SIGNED : Result.OPEN;
    }

    /// Who may sign now, in their order; nobody when it is over.
    public List<String> active() {
        if (result() != Result.OPEN) {
            return List.of();
        }
        var left = signers.stream().filter(one -> !signed.contains(one)).toList();
        return ordered ? left.subList(0, 1) : left;
    }

    /// The same after one more of them signed.
    public SigningRound signedBy(String signer) {
        return new SigningRound(ordered, signers, with(signed, signer), declined);
    }

    /// The same after one of them said no.
    public SigningRound declinedBy(String signer) {
        return new SigningRound(ordered, signers, signed, with(declined, signer));
    }

    private static Set<String> with(Set<String> some, String one) {
        var more = new HashSet<>(some);
        more.add(one);
        return more;
    }
}
