package caseloom.callbacks;

/// What became of a post to a callback.
public sealed interface Post {

    /// It is on disk, and the run goes on with it.
    record Taken(Posted posted) implements Post {}

    /// It was posted to before, or nobody waits for it any more.
    record Over() implements Post {}

    /// There is no such callback.
    record Unknown() implements Post {}
}
