package caseloom.callbacks;

import caseloom.core.webhook.Proof;

/// What became of a post to a callback.
public sealed interface Post {

    /// It is on disk, and the run goes on with it.
    record Taken(Posted posted) implements Post {}

    /// It was posted to before, or nobody waits for it any more.
    record Over() implements Post {}

    /// It is not proven that who posted knows the secret. The callback stays open.
    record Unproven(Proof.Flaw flaw) implements Post {}

    /// The secret is not there, so nothing can be proven. The callback stays open.
    record Unprovable() implements Post {}

    /// There is no such callback.
    record Unknown() implements Post {}
}
