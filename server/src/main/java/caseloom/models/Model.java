package caseloom.models;

import java.time.Instant;

/// The model that a connection leads to.
///
/// @param connection the number of the connection
/// @param connectionName its name, which documents write
public record Model(long connection, String connectionName, ModelTerms terms, Instant updatedAt) {}
