package caseloom.champ;

import caseloom.settings.Env;

/// Limits of the Champ API.
///
/// @param bodyMost the longest request body in bytes (C-23)
public record ChampSettings(int bodyMost) {

    public static ChampSettings from(Env env) {
        return new ChampSettings(env.integer("CHAMP_BODY_MOST", 1024 * 1024, 1, 64 * 1024 * 1024));
    }
}
