package caseloom.secrets;

import java.time.Instant;

/// What there is to know about a secret of an organization: anything but what it holds.
///
/// @param setBy the member in whose name it was set last
public record SecretRecord(long id, String name, long setBy, Instant createdAt, Instant setAt) {}
