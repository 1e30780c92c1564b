package caseloom.core.interpreter;

import java.time.Instant;

/// What the shell drew for one decision and recorded (W-19): the time, and a number from which all
/// chance of the decision is derived.
public record Moment(Instant now, long chance) {}
