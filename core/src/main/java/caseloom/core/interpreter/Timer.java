package caseloom.core.interpreter;

import java.time.Instant;

/// A moment at which a run must be woken. The id is unique in its run; the moment is absolute
/// (W-18).
public record Timer(int id, Instant due) {}
