package caseloom.views;

import caseloom.settings.Env;

/// How many a member may keep.
///
/// @param most saved views of one member
public record SavedViewsSettings(int most) {

    public static SavedViewsSettings from(Env env) {
        return new SavedViewsSettings(env.integer("SAVED_VIEWS_MOST", 100, 1, 10_000));
    }
}
