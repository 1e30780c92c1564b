package caseloom.approvals;

import caseloom.settings.Env;

/// Limits of what is asked of people.
///
/// @param mailedMost people who are told by mail at once that it is their turn, or reminded
/// @param delegationsMost how often seats of one request may be handed over
public record ApprovalsSettings(int mailedMost, int delegationsMost) {

    public static ApprovalsSettings from(Env env) {
        return new ApprovalsSettings(
                env.integer("APPROVALS_MAILED_MOST", 200, 1, 10_000),
                env.integer("APPROVALS_DELEGATIONS_MOST", 50, 0, 1_000));
    }
}
