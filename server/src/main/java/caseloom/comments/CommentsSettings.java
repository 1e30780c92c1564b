package caseloom.comments;

import caseloom.settings.Env;

/// How much one comment may bring.
///
/// @param filesMost files that come with it
/// @param mentionsMost members whom it mentions
public record CommentsSettings(int filesMost, int mentionsMost) {

    public static CommentsSettings from(Env env) {
        return new CommentsSettings(
                env.integer("COMMENTS_FILES_MOST", 100, 0, 10_000),
                env.integer("COMMENTS_MENTIONS_MOST", 1_000, 0, 100_000));
    }
}
