package caseloom.functions;

import caseloom.core.interpreter.Answer;

/// Performs one function of the catalog. Safe to share.
@FunctionalInterface
public interface FunctionCall {

    /// Does what is asked; once more with the same key, it leaves one result. What cannot be done
    /// is an answer too: `Refused` when asking again would not help, `Unreachable` when it might.
    ///
    /// @throws caseloom.calls.NotYet when a rate limit has no room for it now
    Answer perform(FunctionRequest request);
}
