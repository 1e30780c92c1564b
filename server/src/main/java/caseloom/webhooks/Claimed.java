package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.vault.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery that this node is to attempt now.
///
/// @param to where it goes
/// @param attempts that have ended
/// @param failed how many of them failed in this series
/// @param due since when it was due
/// @param at the moment of the claim, by which the attempt counts
/// @param message null when the delivery is past its term
record Claimed(
        long caseId,
        long id,
        OrganizationId organization,
        To to,
        int attempts,
        int failed,
        Instant due,
        Instant at,
        @Nullable Message message) {

    /// The destination, as it is at the claim.
    ///
    /// @param failing whether its last attempt failed
    record To(
            long id,
            Kind kind,
            @Nullable Long connection,
            @Nullable String path,
            @Nullable String url,
            SigningSecrets secrets,
            boolean failing) {}

    /// Which secrets there are, sealed.
    ///
    /// @param number of the newest
    /// @param since from when on the newest signs
    record SigningSecrets(int number, Sealed newest, Instant since, @Nullable Sealed former) {}

    /// What is sent.
    record Message(String event, String id, String body) {}
}
