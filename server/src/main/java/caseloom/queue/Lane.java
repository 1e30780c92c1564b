package caseloom.queue;

/// Whose turn something waits for: an organization's and, within it, that of one part, such as a
/// workflow. Both by number.
public record Lane(long organization, long part) {}
