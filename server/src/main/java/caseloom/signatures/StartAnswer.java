package caseloom.signatures;

import caseloom.links.Link;

/// What came of the wish that a signing begin.
public sealed interface StartAnswer {

    /// It began.
    ///
    /// @param first the page of the first signer (L-166)
    record Begun(Link first) implements StartAnswer {}

    /// Nobody waits for it.
    record NotOpen() implements StartAnswer {}

    /// Its signers are named already.
    record Already() implements StartAnswer {}
}
