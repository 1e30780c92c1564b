package caseloom.accounts;

import caseloom.outcome.Refusal;
import caseloom.sessions.Begun;

/// What came of trying to sign in, or of using a link to it.
public sealed interface SignIn {

    record Done(Begun session) implements SignIn {}

    /// The address, or the password, or both: nobody learns which.
    record Wrong() implements SignIn {}

    /// The right password, but of nobody who takes part in an organization that is open.
    record Nowhere() implements SignIn {}

    /// Too many tries, or too many passwords to look at.
    record Later(long seconds) implements SignIn {}

    /// The link is not good, or not any more.
    record Gone() implements SignIn {}

    record Refused(Refusal why) implements SignIn {}
}
