package caseloom.accounts;

import caseloom.sessions.SessionsSettings;
import caseloom.settings.Env;
import java.time.Duration;

/// What it takes to have an account and to sign in.
///
/// @param setupLinkFor how long a setup link is good
/// @param invitationFor how long an invitation is good
/// @param invitationsMost invitations of an organization that nobody accepted yet
/// @param anonymousRateLimit requests a minute that change something, from one address, without a
///   session or token; 0 for no limit
public record AccountsSettings(
        PasswordSettings passwords,
        AttemptsSettings attempts,
        SessionsSettings sessions,
        Duration setupLinkFor,
        Duration invitationFor,
        int invitationsMost,
        int anonymousRateLimit) {

    public static AccountsSettings from(Env env) {
        return new AccountsSettings(
                PasswordSettings.from(env),
                AttemptsSettings.from(env),
                SessionsSettings.from(env),
                env.duration("ACCOUNTS_SETUP_LINK_FOR", Duration.ofDays(1)),
                env.duration("ACCOUNTS_INVITATION_FOR", Duration.ofDays(7)),
                env.integer("ACCOUNTS_INVITATIONS_MOST", 1_000, 1, 1_000_000),
                env.integer("ACCOUNTS_ANONYMOUS_RATE_LIMIT", 120, 0, Integer.MAX_VALUE));
    }
}
