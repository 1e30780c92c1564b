package caseloom.sso;

/// What came of asking the provider.
public sealed interface SignOn {

    record Known(Identity identity) implements SignOn {}

    /// The answer is to nothing that this browser asked, or was used before.
    record Stray() implements SignOn {}

    /// The provider, or somebody in between, did not say who it is; the log says why.
    record Failed() implements SignOn {}
}
