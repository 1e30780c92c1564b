package caseloom.changes;

import caseloom.settings.Env;

/// How many may work on a case.
///
/// @param most collaborators of one case
public record CollaboratorsSettings(int most) {

    public static CollaboratorsSettings from(Env env) {
        return new CollaboratorsSettings(env.integer("COLLABORATORS_MOST", 100, 1, 1_000));
    }
}
