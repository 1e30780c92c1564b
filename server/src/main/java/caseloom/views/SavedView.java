package caseloom.views;

import java.time.Instant;

/// A list of cases that a member keeps.
///
/// @param query what is looked for, as the page writes it
public record SavedView(long id, String name, String query, Instant createdAt) {

    /// Characters of a name at most.
    public static final int NAME_MOST = 100;

    /// Characters of a query at most.
    public static final int QUERY_MOST = 2_000;
}
