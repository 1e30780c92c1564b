package caseloom.links;

/// What a token leads to.
public sealed interface Found {

    /// Nothing: nobody was given it, or its case is gone, or it is for something else.
    record Unknown() implements Found {}

    /// It was good once.
    record Ended(Opens opens) implements Found {}

    /// It is good, as long as what it opens is.
    record Open(Opens opens) implements Found {}
}
