package caseloom.chamelio;

import caseloom.settings.Env;

/// Limits of the API.
///
/// @param bodyMost the longest body in bytes; longer ones get 413 (L-29)
/// @param dashboardUrl what links to tasks begin with (L-124)
public record ChamelioSettings(int bodyMost, String dashboardUrl) {

    private static final int MIB = 1024 * 1024;

    /// The dashboard is a part of this server unless a setting says where it is.
    public static ChamelioSettings from(Env env, String publicUrl) {
        return new ChamelioSettings(
                env.integer("CHAMELIO_BODY_MOST", 50 * MIB, 1024, 1024 * MIB),
                env.text("DASHBOARD_URL").orElse(publicUrl + "/app"));
    }
}
