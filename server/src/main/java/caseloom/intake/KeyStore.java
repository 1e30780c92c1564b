package caseloom.intake;

import caseloom.core.cases.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/// Where Idempotency-Keys are looked up; they are written by the intake, with what they made. Each
/// method is one transaction. Safe to share.
interface KeyStore {

    /// One key of an organization, bound to a method and path (C-41).
    record Place(OrganizationId organization, String scope, String key) {}

    /// What an Idempotency-Key was first answered with.
    record Remembered(String bodyHash, String location, String answer) {}

    /// What is remembered since that moment; an older answer is forgotten and makes room.
    Optional<Remembered> recall(Place place, Instant since);

    /// Forgets some of the oldest answers and says how many.
    int forgetExpired(Instant upTo, int most);
}
