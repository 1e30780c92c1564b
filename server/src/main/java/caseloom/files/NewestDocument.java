package caseloom.files;

/// What a step has made last in a case (L-161).
public sealed interface NewestDocument {

    /// It has made nothing.
    record None() implements NewestDocument {}

    /// What it made was taken away.
    record Gone() implements NewestDocument {}

    record There(FileRecord file) implements NewestDocument {}
}
