package caseloom.activity;

import caseloom.access.Member;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry of a task's activity log.
///
/// @param id never changes
/// @param by null for what the server itself did
/// @param replyTo the comment that a comment answers
/// @param mentions e-mails
/// @param files the numbers of the files that came with it
public record Activity(
        long id,
        ActionType type,
        String message,
        @Nullable Member by,
        Instant at,
        @Nullable Long replyTo,
        List<String> mentions,
        List<Long> files) {

    public Activity {
        mentions = List.copyOf(mentions);
        files = List.copyOf(files);
    }
}
