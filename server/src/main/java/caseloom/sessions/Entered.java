package caseloom.sessions;

import java.util.Optional;

/// Whoever came in by a session.
///
/// @param renewed the other token that the session has from now on, if it was time for one
public record Entered(Session session, Optional<Begun> renewed) {}
