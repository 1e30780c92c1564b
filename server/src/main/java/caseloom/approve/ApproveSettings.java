package caseloom.approve;

import caseloom.settings.Env;

/// Limits of the pages.
///
/// @param bodyMost bytes of a form
public record ApproveSettings(int bodyMost) {

    public static ApproveSettings from(Env env) {
        return new ApproveSettings(env.integer("APPROVE_BODY_MOST", 1 << 20, 1024, 1 << 24));
    }
}
