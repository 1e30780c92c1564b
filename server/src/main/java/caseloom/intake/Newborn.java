package caseloom.intake;

/// An arrival that has its numbers: a run which this node holds, with its first lease token.
public record Newborn(Numbers numbers, Arrival arrival) {

    /// The lease token every run starts with.
    public static final long TOKEN = 1;
}
